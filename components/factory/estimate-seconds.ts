/**
 * A rough time to train, for a person deciding whether to wait: 10,003 records of 77 labels took about 30 s and a
 * few hundred about 1 s (`tests/bench/classifier.ts`); contributors' shares double it.
 */
export function estimateSeconds(records: number): string {
  const seconds = Math.max(2, Math.round((records / 10_000) * 60));
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
