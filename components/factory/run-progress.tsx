'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { formatSeconds } from '@/components/factory/estimate-words';
import { LiveSamples } from '@/components/factory/live-samples';
import { LossChart } from '@/components/factory/loss-chart';
import { progressWords } from '@/components/factory/progress-words';
import { RunCourse } from '@/components/factory/run-course';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { useRunStatus } from '@/components/factory/use-run-status';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Progress } from '@/components/ui/progress';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';
import { isUnfinished, type TrainingProgressView } from '@/lib/schemas/training';
import type { TrainingRunStatus } from '@/lib/schemas/training-run-status';

type RunAction = (runId: string) => Promise<ActionReply<void>>;

/** A run while it works: what it is doing, how far it is, the loss as it falls, what it answers. It goes on when the page is closed. */
export function RunProgress({
  runId,
  initial,
  mine,
  trains,
  mayPause,
  published,
  againHref,
  actions,
}: {
  runId: string;
  initial: TrainingRunStatus;
  /** Whether the viewer started it. */
  mine: boolean;
  /** Whether anything is trained here: not where another server has the model. */
  trains: boolean;
  /** Whether its kind keeps what was computed, to go on from there. */
  mayPause: boolean;
  published: boolean;
  /** Where a new run with the same data, name and settings begins. */
  againHref: string;
  actions: { cancel: RunAction; pause: RunAction; resume: RunAction };
}) {
  const t = useTexts('factory.runProgress');
  const say = useSay();
  const words = { t: useTexts('factory.progressWords'), say };
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);
  const [acting, startTransition] = useTransition();
  const { run, lost } = useRunStatus({ runId, initial });
  const { state, progress } = run;
  const ended = !isUnfinished(run) && isUnfinished(initial);
  // The rest of the page (measurements, publishing) is rendered by the server.
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  const act = (action: RunAction) =>
    startTransition(async () => {
      const result = await callAction(() => action(runId));
      setProblem(result.ok ? null : result.error.message);
    });
  const again = mine ? (
    <ButtonLink href={againHref} variant="secondary" size="sm">
      {t('again')}
    </ButtonLink>
  ) : null;

  return (
    <div className="grid gap-8">
      <RunCourse state={state} published={published} trains={trains} />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <RunStateBadge state={state} />
          {isUnfinished(run) ? (
            <div className="min-w-56 flex-1">
              <Progress
                label={state === 'paused' ? t('paused') : progressWords(words, progress)}
                fraction={state === 'queued' && progress.fraction === 0 ? null : progress.fraction}
              />
            </div>
          ) : null}
          {mine && isUnfinished(run) ? (
            <div className="flex gap-2">
              {state === 'paused' ? (
                <Button size="sm" onClick={() => act(actions.resume)} busy={acting}>
                  {t('resume')}
                </Button>
              ) : mayPause ? (
                <Button variant="secondary" size="sm" onClick={() => act(actions.pause)} busy={acting}>
                  {t('pause')}
                </Button>
              ) : null}
              <Button
                variant="secondary"
                size="sm"
                // What takes minutes or hours is not ended by one click beside “Pause”.
                onClick={() => (mayPause && !ending ? setEnding(true) : act(actions.cancel))}
                busy={acting}
              >
                {t(ending ? 'cancelNow' : 'cancel')}
              </Button>
              {ending ? (
                <Button variant="quiet" size="sm" onClick={() => setEnding(false)}>
                  {t('goOn')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </div>
        {ending && isUnfinished(run) ? <Alert tone="warn">{t('cancelWords')}</Alert> : null}
        {isUnfinished(run) && state !== 'paused' ? (
          <p className="max-w-prose text-muted">
            {t(progress.step)} {mine ? t('leave') : null}
          </p>
        ) : null}
      </div>
      {lost ? <Alert tone="warn">{t('lost')}</Alert> : null}
      {problem ? <Alert tone="bad">{say(problem)}</Alert> : null}
      {state === 'paused' ? (
        <Alert tone="info" title={t('paused')}>
          {t('pausedWords')}
        </Alert>
      ) : null}
      {state === 'failed' ? (
        <Alert tone="bad" title={t('failed')} action={again}>
          {say(run.problem)} {t('failedWords')}
        </Alert>
      ) : null}
      {state === 'cancelled' ? (
        <Alert tone="warn" title={t('cancelled')} action={again}>
          {t('cancelledWords')}
        </Alert>
      ) : null}
      {state === 'running' ? <LiveFigures progress={progress} /> : null}
      {isUnfinished(run) && progress.samples.length > 0 ? <LiveSamples samples={progress.samples} /> : null}
      {run.lossCurve.length > 1 ? <LossChart points={run.lossCurve} runId={runId} /> : null}
    </div>
  );
}

function LiveFigures({ progress }: { progress: TrainingProgressView }) {
  const t = useTexts('factory.runProgress');
  const { tag } = useReader();
  const { tokensPerSecond, secondsLeft, loss, iteration } = progress;
  if (tokensPerSecond === null && secondsLeft === null) return null;
  const whole = (value: number) => formatNumber(Math.round(value), tag);
  const decimals = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <Stat label={t('stepsDone')} value={whole(iteration)} />
      <Stat label={t('loss')} value={loss === null ? '–' : formatNumber(loss, tag, decimals)} />
      <Stat label={t('tokens')} value={tokensPerSecond === null ? '–' : whole(tokensPerSecond)} />
      <Stat
        label={t('timeLeft')}
        value={secondsLeft === null ? '–' : t('about', { time: formatSeconds(secondsLeft, tag) })}
      />
    </dl>
  );
}
