import { shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { fitRidge, ridgeInfluence } from '@/lib/attribution/influence/ridge-influence';
import { dot } from '@/lib/core/conjugate-gradient';
import { fitFeatures, textRow, textRows } from '@/lib/models/classifier/features';
import type { Corpus } from '@/tests/bench/attribution/section';

export type RidgeFigures = { readonly largestError: number; readonly records: number; readonly outputs: number };

/** The ridge classifier's leave-one-out influences against fitting again, on a random part of the corpus. */
export function measureRidge(
  corpus: Corpus,
  { records, features, outputs, seed }: { records: number; features: number; outputs: number; seed: number },
): RidgeFigures {
  const drawn = [...shuffledMembers(`ridge:${seed}`, corpus.train.length).subarray(0, records)].flatMap(
    (i) => corpus.train[i] ?? [],
  );
  const labels = [...new Set(drawn.map(({ label }) => label))].sort();
  const texts = drawn.map(({ text }) => text);
  const space = fitFeatures(texts, { maxFeatures: features, minDocumentFrequency: 2, bigrams: true });
  const sparse = textRows(space, texts);
  const { rowCount, columnCount } = sparse;
  const x = new Float64Array(rowCount * columnCount);
  for (let i = 0; i < rowCount; i++) {
    for (let q = sparse.starts[i] ?? 0; q < (sparse.starts[i + 1] ?? 0); q++) {
      x[i * columnCount + (sparse.columns[q] ?? 0)] = sparse.values[q] ?? 0;
    }
  }
  const classCount = labels.length;
  const y = new Float64Array(rowCount * classCount).fill(-1 / Math.max(1, classCount - 1));
  drawn.forEach(({ label }, i) => {
    y[i * classCount + labels.indexOf(label)] = 1;
  });
  const problem = { x, y, rowCount, columnCount, classCount, lambda: 0.1 };
  const fit = fitRidge(problem);
  const score = (weights: Float64Array, question: Float64Array, c: number) =>
    dot(question, weights.subarray(c * columnCount, (c + 1) * columnCount));
  const asked = corpus.test.slice(0, outputs).map(({ text, label }) => {
    const row = textRow(space, text);
    const question = new Float64Array(columnCount);
    row.columns.forEach((column, k) => {
      question[column] = row.values[k] ?? 0;
    });
    const c = Math.max(0, labels.indexOf(label));
    return { question, c, influence: ridgeInfluence(fit, question, c) };
  });
  let largestError = 0;
  for (let i = 0; i < rowCount; i++) {
    const present = new Uint8Array(rowCount).fill(1);
    present[i] = 0;
    const other = fitRidge(problem, present);
    for (const { question, c, influence } of asked) {
      const truth = score(fit.weights, question, c) - score(other.weights, question, c);
      largestError = Math.max(largestError, Math.abs((influence[i] ?? 0) - truth));
    }
  }
  return { largestError, records: rowCount, outputs: asked.length };
}
