import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/exact-math';
import { type SparseRow, type SparseRows, stackRows } from '@/lib/models/classifier/sparse-rows';
import { termsOf } from '@/lib/models/classifier/tokenise';
import type { ClassifierSettings } from '@/lib/models/classifier/types';

/** How a text becomes a vector: one column per term, and a last one that is always 1 (the bias). */
export type FeatureSpace = {
  readonly vocabulary: readonly string[];
  readonly idf: Float64Array;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly bigrams: boolean;
};

/**
 * Chooses the vocabulary: terms in at least `minDocumentFrequency` texts, the most frequent
 * `maxFeatures` of them, ties by UTF-16 order; idf = ln(n / df). Throws `invalid-input` when none is left.
 */
export function fitFeatures(
  texts: readonly string[],
  settings: Pick<ClassifierSettings, 'maxFeatures' | 'minDocumentFrequency' | 'bigrams'>,
): FeatureSpace {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(termsOf(text, settings.bigrams))) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const kept = [...frequency].filter(([, count]) => count >= settings.minDocumentFrequency);
  kept.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  kept.length = Math.min(kept.length, settings.maxFeatures);
  if (kept.length === 0) {
    throw new AppError(
      'invalid-input',
      `No word occurs in ${settings.minDocumentFrequency} of the ${texts.length} texts. Add records, or lower minDocumentFrequency.`,
    );
  }
  const idf = Float64Array.from(kept, ([, count]) => log(texts.length / count));
  return openFeatures({ vocabulary: kept.map(([term]) => term), idf, bigrams: settings.bigrams });
}

/** The feature space of a published vocabulary. */
export function openFeatures(input: {
  vocabulary: readonly string[];
  idf: Float64Array;
  bigrams: boolean;
}): FeatureSpace {
  return { ...input, columnOf: new Map(input.vocabulary.map((term, column) => [term, column])) };
}

/** A text as ln(1 + tf)·idf, scaled to Euclidean length 1, with the bias column appended unscaled. */
export function textRow(space: FeatureSpace, text: string): SparseRow {
  const counts = new Map<number, number>();
  for (const term of termsOf(text, space.bigrams)) {
    const column = space.columnOf.get(term);
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const columns = [...counts.keys()].sort((a, b) => a - b);
  const values = columns.map((column) => log(1 + (counts.get(column) ?? 0)) * (space.idf[column] ?? 0));
  let squares = 0;
  for (const value of values) squares += value * value;
  // Every engine compiles Math.sqrt to the correctly rounded IEEE 754 instruction.
  const length = squares > 0 ? Math.sqrt(squares) : 1;
  return { columns: [...columns, space.vocabulary.length], values: [...values.map((value) => value / length), 1] };
}

/** The matrix of several texts, in their order. */
export function textRows(space: FeatureSpace, texts: readonly string[]): SparseRows {
  return stackRows(
    texts.map((text) => textRow(space, text)),
    space.vocabulary.length + 1,
  );
}
