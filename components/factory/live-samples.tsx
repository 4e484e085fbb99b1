import { useTexts } from '#texts';
import type { TrainingProgressView } from '@/lib/schemas/training';

type Sample = TrainingProgressView['samples'][number];

/** What the model answers to held-out questions while it is trained, the newest answer to each. */
export function LiveSamples({ samples }: { samples: readonly Sample[] }) {
  const t = useTexts('factory.liveSamples');
  const latest = latestSamples(samples);
  return (
    <section aria-label={t('label')} className="grid gap-3">
      <h3 className="font-medium text-ink text-sm">{t('title')}</h3>
      <ul className="grid gap-3 sm:grid-cols-2">
        {latest.map(({ step, question, expected, answer }) => (
          <li key={question} className="grid content-start gap-1 rounded-md border border-line p-3 text-sm">
            <p className="break-words font-medium text-ink" translate="no">
              {question}
            </p>
            <p className="break-words text-muted">
              {t.rich('right', { faint, answer: () => <span translate="no">{expected}</span> })}
            </p>
            <p className="break-words text-muted">
              {t.rich('atStep', { step, faint, answer: () => <span translate="no">{answer || t('nothing')}</span> })}
              {answer === expected ? <span className="ml-2 text-good">{t('isRight')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function faint(chunks: React.ReactNode) {
  return <span className="text-faint">{chunks}</span>;
}

/** The newest answer to each question, in the order the questions came. */
export function latestSamples(samples: readonly Sample[]): Sample[] {
  const newest = new Map<string, Sample>();
  for (const sample of samples) {
    const known = newest.get(sample.question);
    if (!known || sample.step >= known.step) newest.set(sample.question, sample);
  }
  return [...newest.values()];
}
