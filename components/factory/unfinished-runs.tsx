import { useSay, useTexts } from '#texts';
import { progressWords } from '@/components/factory/progress-words';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { Progress } from '@/components/ui/progress';
import type { TrainingProgressView, TrainingRequest, TrainingState } from '@/lib/schemas/training';

export type UnfinishedRun = {
  readonly id: string;
  readonly state: TrainingState;
  readonly request: TrainingRequest;
  readonly progress: TrainingProgressView;
};

/** One's runs that wait, work or are paused: where one left them. */
export function UnfinishedRuns({ runs }: { runs: readonly UnfinishedRun[] }) {
  const t = useTexts('factory.unfinishedRuns');
  const words = { t: useTexts('factory.progressWords'), say: useSay() };
  if (runs.length === 0) return null;
  return (
    <section className="grid gap-4 border-river border-l-2 pl-5">
      <h2 className="font-semibold text-xl">{t('title')}</h2>
      <ul className="grid gap-5">
        {runs.map(({ id, state, request, progress }) => (
          <li key={id} className="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="grid min-w-0 gap-2">
              <p className="flex flex-wrap items-center gap-3">
                <Link href={`/factory/runs/${id}`} className="link min-w-0 break-words font-medium" translate="no">
                  {request.name}
                </Link>
                <RunStateBadge state={state} />
              </p>
              <Progress
                label={state === 'paused' ? t('kept') : progressWords(words, progress)}
                fraction={state === 'queued' && progress.fraction === 0 ? null : progress.fraction}
              />
            </div>
            <ButtonLink href={`/factory/runs/${id}`} variant="secondary" size="sm">
              {state === 'paused' ? t('resume') : t('watch')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
