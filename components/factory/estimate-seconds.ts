import type { ModelKind } from '@/lib/schemas/training';

/**
 * A rough time to train, for a person deciding whether to wait: 10,003 records of 77 labels took about 30 s and a
 * few hundred about 1 s (`tests/bench/classifier.ts`); contributors' shares double it. An index of as many short
 * records takes some 2 s; questions to measure with come on top, some 50 ms each.
 */
export function estimateSeconds(kind: ModelKind, records: number): string {
  const perRecord = kind === 'classifier' ? 60 / 10_000 : 2 / 10_000;
  const seconds = Math.max(2, Math.round(records * perRecord));
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
