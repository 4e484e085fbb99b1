import { type PreparedInfluence, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { keccak256 } from '@/lib/core/keccak';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { ClassifierRecord, ClassifierSettings } from '@/lib/models/classifier/types';
import type { Corpus, LabelledText } from '@/tests/bench/attribution/section';

export type TrainedCorpus = { readonly prepared: PreparedInfluence; readonly questions: readonly string[] };

export function toRecords(rows: readonly LabelledText[]): ClassifierRecord[] {
  return rows.map((row, i) => ({ ...row, hash: keccak256(`${i}:${row.text}`) }));
}

/** Trains on all of a corpus and prepares its influences. */
export function trainCorpus(corpus: Corpus, settings: Partial<ClassifierSettings> = {}): TrainedCorpus {
  const { model } = trainClassifier({
    records: toRecords(corpus.train),
    settings: { heldOutPartsPerMillion: 0, ...settings },
  });
  return {
    prepared: prepareInfluence({ model, training: corpus.train }),
    questions: corpus.test.map(({ text }) => text),
  };
}

/** The records of a corpus' first labels, and so many features that labels × columns stay within `parameters`. */
export function narrowCorpus(
  corpus: Corpus,
  labels: number,
  parameters: number,
): { corpus: Corpus; maxFeatures: number } {
  const kept = new Set([...new Set(corpus.train.map(({ label }) => label))].sort().slice(0, labels));
  const within = ({ label }: LabelledText) => kept.has(label);
  return {
    corpus: { name: corpus.name, train: corpus.train.filter(within), test: corpus.test.filter(within) },
    maxFeatures: Math.floor(parameters / kept.size) - 1,
  };
}
