import { formatSure } from '@/components/receipts/influence-words';
import type { TranslatorOf } from '@/lib/texts/namespaces';

const SURENESS = [
  [0.95, 'verySure'],
  [0.8, 'sure'],
  [0.5, 'fairlySure'],
  [0.3, 'unsure'],
] as const;

/** How sure a model is of its first label, as a key of its words: "fairlySure". */
export function sureness(probability: number): 'verySure' | 'sure' | 'fairlySure' | 'unsure' | 'guessing' {
  return SURENESS.find(([least]) => probability >= least)?.[1] ?? 'guessing';
}

/**
 * What a classifier's answer says, for somebody who never saw one: "The model is fairly sure: 73.9%. Next likeliest is
 * “culture-and-events” with 7.4%." Probabilities come largest first.
 */
export function confidenceSentence(
  t: TranslatorOf<'receipts.confidenceWords'>,
  probabilities: readonly { label: string; probability: number }[],
  tag?: string,
): string {
  const [first, second] = probabilities;
  if (!first) return '';
  const values = { sure: sureness(first.probability), probability: formatSure(first.probability, tag) };
  return second
    ? t('withNext', { ...values, label: second.label, next: formatSure(second.probability, tag) })
    : t('first', values);
}
