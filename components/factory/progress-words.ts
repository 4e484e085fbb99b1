import type { TrainingProgressView } from '@/lib/schemas/training';
import type { TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

/** What a run is doing, in a line: of the steps that take long, what they told themselves. */
export function progressWords(
  { t, say }: { t: TranslatorOf<'factory.progressWords'>; say: Say },
  { step, detail }: Pick<TrainingProgressView, 'step' | 'detail'>,
): string {
  switch (step) {
    case 'waiting':
    case 'reading':
    case 'storing':
    case 'done':
      return t(step);
    default:
      return say(detail);
  }
}
