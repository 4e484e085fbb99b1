import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { RetrievalAnswer } from '@/lib/models/retrieval/types';

/** A record by which it is cited. */
export type RecordRef = { readonly contributionId: number; readonly index: number; readonly hash: Hex };

/** An answer as it is published: its places named by the records of the training set. */
export type CitedAnswer = {
  kind: 'passages';
  text: string;
  citations: (RecordRef & { start: number; end: number; score: number })[];
  confidence: number;
};

/** Names the places of an answer by their records, which stand in training order. Throws `content-mismatch`. */
export function citePlaces(answer: RetrievalAnswer, training: readonly RecordRef[]): CitedAnswer {
  return {
    kind: 'passages',
    text: answer.text,
    citations: answer.places.map(({ record, start, end, score }) => {
      const ref = training[record];
      if (!ref) throw new AppError('content-mismatch', `The index cites record ${record}; the training set has none.`);
      return { contributionId: ref.contributionId, index: ref.index, hash: ref.hash, start, end, score };
    }),
    confidence: answer.confidence,
  };
}
