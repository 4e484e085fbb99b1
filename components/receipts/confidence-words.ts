import { formatSure } from '@/components/receipts/influence-words';

const SURENESS = [
  [0.95, 'very sure'],
  [0.8, 'sure'],
  [0.5, 'fairly sure'],
  [0.3, 'unsure'],
] as const;

/** How sure a model is of its first label, in words: "fairly sure". */
export function sureness(probability: number): string {
  return SURENESS.find(([least]) => probability >= least)?.[1] ?? 'guessing';
}

/**
 * What a classifier's answer says, for somebody who never saw one: "The model is fairly sure: 73.9 %. Next likeliest is
 * “culture-and-events” with 7.4 %." Probabilities come largest first.
 */
export function confidenceSentence(probabilities: readonly { label: string; probability: number }[]): string {
  const [first, second] = probabilities;
  if (!first) return '';
  const sure = `The model is ${sureness(first.probability)}: ${formatSure(first.probability)}.`;
  return second ? `${sure} Next likeliest is “${second.label}” with ${formatSure(second.probability)}.` : sure;
}
