import type { AttributedRecords } from '@/lib/attribution/answer-weights/types';
import type { Evidence, ReceiptSpan } from '@/lib/attribution/receipt';

/** What an attribution found out about one answer; positions of records are those in the training set. */
export type Explained = AttributedRecords & {
  readonly evidence: Evidence;
  readonly method: string;
  /** Positions in `records`, as in the receipt. */
  readonly spans: readonly ReceiptSpan[];
};

/** Nothing can be said of the answer: the version's published shares divide the contributors' part. */
export function notExplained(method: 'none' | 'records-erased'): Explained {
  return { evidence: 'none', method, noiseFloor: 0n, records: [], commons: 0n, spans: [] };
}
