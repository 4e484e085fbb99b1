import type { AttributedRecord, AttributedRecords, CreditedRecord } from '@/lib/attribution/answer-weights/types';
import { shareByBest } from '@/lib/attribution/passages/share-by-best';
import type { ReceiptSpan } from '@/lib/attribution/receipt';
import { AppError } from '@/lib/core/errors';
import type { RetrievalAnswer } from '@/lib/models/retrieval/types';
import { creditedWeight } from '@/lib/rewards/credit-record';

/** Weights are integers in units of 2^-32. */
const UNIT = 4_294_967_296;

/** How the weights of cited records came about, as receipts name it. */
const PASSAGES_METHOD = 'cited-passages';

export type ExplainedPassages = {
  readonly evidence: 'provenance';
  readonly method: string;
  readonly attributed: AttributedRecords;
  /** Positions in the attributed records. */
  readonly spans: readonly ReceiptSpan[];
};

/**
 * What an answer owes to the records it is quoted from: provenance, not influence. Every record that carries the
 * answer's words has its part of the answer's score (`shareByBest`), in training order; what nobody is credited for is
 * commons. The one span is the whole answer. `trainingSet` is the model version's published list.
 */
export function explainPassages(
  { text, places }: Pick<RetrievalAnswer, 'text' | 'places'>,
  trainingSet: readonly Pick<CreditedRecord, 'credits'>[],
): ExplainedPassages {
  const shares = shareByBest(places.map(({ score }) => score));
  const cited = places
    .map(({ record }, i) => ({ position: record, units: BigInt(Math.floor((shares[i] ?? 0) * UNIT + 0.5)) }))
    .sort((a, b) => a.position - b.position);
  let commons = 0n;
  const records = cited.map(({ position, units }): AttributedRecord => {
    const record = trainingSet[position];
    if (!record) throw new AppError('content-mismatch', `The answer cites record ${position}; there is none.`);
    const credited = creditedWeight(units, record.credits);
    commons += credited.commons;
    return { position, influence: null, weight: credited.weight, credits: record.credits };
  });
  return {
    evidence: 'provenance',
    method: PASSAGES_METHOD,
    attributed: { records, commons, noiseFloor: 0n },
    spans: records.length === 0 ? [] : [{ start: 0, end: text.length, records: records.map((_, i) => i) }],
  };
}
