import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import type { AdaptedBase } from '@/lib/attribution/adapter-influence/open-adapted';
import type { AttributedRecord } from '@/lib/attribution/answer-weights/types';
import { explainGenerated } from '@/lib/attribution/generated-text/explain-generated';
import { findSourcesOfAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { openGenerated } from '@/lib/attribution/generated-text/open-generated';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import type { TaughtRecord } from '@/lib/models/decoder/recipe/types';

type Taught = Pick<TaughtRecord, 'question' | 'text'>;

/** A held-out question, the model's own answer to it, and the records that tell the right one. */
export type AskedKnown = {
  readonly question: string;
  readonly text: string;
  readonly cut: boolean;
  /** Positions of the records. */
  readonly right: readonly number[];
};

/** Fractions of the questions whose right record is named first, and among the first three. */
export type SourcesFound = { readonly first: number; readonly withinThree: number };

export type ChosenEvidence = {
  readonly pays: 'influence' | 'provenance';
  readonly measured: {
    readonly questionCount: number;
    readonly influence: SourcesFound;
    readonly provenance: SourcesFound;
  } | null;
};

/**
 * Which evidence pays for an adapter's answers: influence, if it names the right record first at least as often as
 * provenance does, over a model's own answers to questions that it was not trained on and could know; else provenance.
 * With nothing to ask, influence. A record is named by what it is paid, so what neither pays counts as not found; of equal
 * ones, the earlier comes first. `adapted` and `records` are those of the evaluated fit; `onProgress` hears of records and
 * questions done.
 */
export function chooseEvidence(
  input: { adapted: AdaptedBase; records: readonly Taught[]; asked: readonly AskedKnown[] },
  onProgress: (done: number, total: number) => void = () => undefined,
): ChosenEvidence {
  const { adapted, records, asked } = input;
  if (asked.length === 0) return { pays: 'influence', measured: null };
  const total = records.length + asked.length;
  const turns = records.map((record) => encodeRecord(adapted.base, record));
  const gradients = buildGradientIndex({ decoder: adapted.decoder, turns }, (done) => onProgress(done, total));
  const open = openGenerated({ texts: records.map(({ text }) => text), adapter: { adapted, gradients } });
  const trainingSet = records.map(() => UNCREDITED);
  const counts = { influence: { first: 0, withinThree: 0 }, provenance: { first: 0, withinThree: 0 } };
  asked.forEach((answer, done) => {
    const sources = findSourcesOfAnswer(open, answer);
    for (const pays of ['influence', 'provenance'] as const) {
      const { attributed } = explainGenerated(sources, { pays, trainingSet });
      const named = nameFirst(attributed.records).map((position) => answer.right.includes(position));
      if (named[0]) counts[pays].first += 1;
      if (named.includes(true)) counts[pays].withinThree += 1;
    }
    onProgress(records.length + done + 1, total);
  });
  const fractions = ({ first, withinThree }: SourcesFound): SourcesFound => ({
    first: first / asked.length,
    withinThree: withinThree / asked.length,
  });
  return {
    pays: counts.influence.first >= counts.provenance.first ? 'influence' : 'provenance',
    measured: {
      questionCount: asked.length,
      influence: fractions(counts.influence),
      provenance: fractions(counts.provenance),
    },
  };
}

/** The positions of the three records that are paid most. */
function nameFirst(records: readonly AttributedRecord[]): number[] {
  return records
    .filter(({ weight }) => weight > 0n)
    .sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : a.position - b.position))
    .slice(0, 3)
    .map(({ position }) => position);
}

const UNCREDITED = {
  credits: [{ account: '0x0000000000000000000000000000000000000000', partsPerMillion: 1_000_000 }],
  harmful: false,
} as const;
