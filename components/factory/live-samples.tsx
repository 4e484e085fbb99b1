import type { TrainingProgressView } from '@/lib/schemas/training';

type Sample = TrainingProgressView['samples'][number];

/** What the model answers to held-out questions while it is trained, the newest answer to each. */
export function LiveSamples({ samples }: { samples: readonly Sample[] }) {
  const latest = latestSamples(samples);
  return (
    <section aria-label="Answers to held-out questions by now" className="grid gap-3">
      <h3 className="font-medium text-ink text-sm">What it answers by now to questions it is not trained with</h3>
      <ul className="grid gap-3 sm:grid-cols-2">
        {latest.map(({ step, question, expected, answer }) => (
          <li key={question} className="grid content-start gap-1 rounded-md border border-line p-3 text-sm">
            <p className="break-words font-medium text-ink">{question}</p>
            <p className="break-words text-muted">
              <span className="text-faint">Right: </span>
              {expected}
            </p>
            <p className="break-words text-muted">
              <span className="text-faint">Step {step.toLocaleString('en')}: </span>
              {answer || '(nothing)'}
              {answer === expected ? <span className="ml-2 text-good">right</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
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
