import { gradientNoise } from '@/lib/attribution/adapter-influence/gradient-noise';
import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import type { AttributedRecord, AttributedRecords, CreditedRecord } from '@/lib/attribution/answer-weights/types';
import { toInfluenceUnits } from '@/lib/attribution/answer-weights/weigh-records';
import type { AnswerSources } from '@/lib/attribution/generated-text/find-sources-of-answer';
import type { ReceiptSpan } from '@/lib/attribution/receipt';
import type { Trace } from '@/lib/attribution/token-matching/trace-text';
import { creditedWeight } from '@/lib/rewards/credit-record';

/** How weights came about, as receipts name it. */
const METHODS = { influence: 'adapter-gradients', provenance: 'token-matching' } as const;

/** Records that a receipt names for their influence when it is their words that are paid. */
const INFLUENTIAL_SHOWN = 50;

export type ExplainedText = {
  readonly evidence: 'influence' | 'provenance';
  readonly method: string;
  readonly attributed: AttributedRecords;
  /** Positions in the attributed records. */
  readonly spans: readonly ReceiptSpan[];
};

/**
 * What a written answer owes to the records: the evidence that pays decides the weights, the other one is told beside it.
 * So a receipt names every record that is paid, every record that holds a span of the answer, and their influence where it
 * is known. `trainingSet` is the model version's published list.
 */
export function explainGenerated(
  { influence, trace }: AnswerSources,
  { pays, trainingSet }: { pays: 'influence' | 'provenance'; trainingSet: readonly CreditedRecord[] },
): ExplainedText {
  const tau = influence?.tau ?? null;
  const evidence = tau === null ? 'provenance' : pays;
  const noise = tau === null ? 0n : gradientNoise(tau);
  const paid =
    evidence === 'influence' && tau !== null
      ? attributeRecords(tau, trainingSet, { leastFloor: noise })
      : attributeTrace(trace, trainingSet);
  const lines = new Map(paid.records.map((record) => [record.position, record]));
  const add = (position: number): void => {
    if (lines.has(position)) return;
    lines.set(position, { position, influence: null, weight: 0n, credits: trainingSet[position]?.credits ?? [] });
  };
  for (const { fate } of trace.spans) if (fate.kind === 'credited') for (const { record } of fate.sources) add(record);
  if (evidence === 'provenance' && tau !== null) for (const position of mostInfluential(tau, noise)) add(position);
  const records = [...lines.values()]
    .sort((a, b) => a.position - b.position)
    .map((line): AttributedRecord => {
      const own = tau?.[line.position];
      return { ...line, influence: own === undefined ? null : toInfluenceUnits(own) };
    });
  const places = new Map(records.map(({ position }, place) => [position, place]));
  const spans = trace.spans.flatMap(({ owns, fate }): ReceiptSpan[] => {
    if (fate.kind !== 'credited') return [];
    const held = fate.sources.flatMap(({ record }) => places.get(record) ?? []);
    return [{ start: owns.start, end: owns.end, records: held.sort((a, b) => a - b) }];
  });
  return {
    evidence,
    method: METHODS[evidence],
    attributed: { records, commons: paid.commons, noiseFloor: evidence === 'influence' ? paid.noiseFloor : noise },
    spans,
  };
}

/** The weights of the words a record holds, in training order; what nobody is credited for is commons with the rest. */
function attributeTrace(trace: Trace, trainingSet: readonly CreditedRecord[]): AttributedRecords {
  let commons = Object.values(trace.commons).reduce((sum, weight) => sum + weight, 0n);
  const records = trace.weights.flatMap(({ record: position, weight }): AttributedRecord[] => {
    const { credits = [], harmful = false } = trainingSet[position] ?? {};
    const credited = creditedWeight(weight, harmful ? [] : credits);
    commons += credited.commons;
    return [{ position, influence: null, weight: credited.weight, credits }];
  });
  return { records, commons, noiseFloor: 0n };
}

function mostInfluential(tau: Float64Array, noise: bigint): number[] {
  return Array.from(tau, (value, position) => ({ value, position }))
    .filter(({ value }) => toInfluenceUnits(value) > noise)
    .sort((a, b) => b.value - a.value || a.position - b.position)
    .slice(0, INFLUENTIAL_SHOWN)
    .map(({ position }) => position);
}
