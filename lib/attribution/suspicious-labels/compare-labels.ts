import type { LabelledText } from '@/lib/attribution/suspicious-labels/types';
import { AppError } from '@/lib/core/errors';
import { fitFeatures, textRows } from '@/lib/models/classifier/features';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/** A label is known when this many accepted records have it; of others, the judged records count as evidence too. */
const KNOWN_LABEL_RECORDS = 5;
/** Text beyond this many characters does not count: it bounds the time, and what a record is about stands before. */
const MOST_CHARACTERS = 2_000;

/** How the labels are compared: what both methods need, made once. */
export type LabelComparison = {
  readonly judgedCount: number;
  readonly acceptedCount: number;
  readonly names: readonly string[];
  readonly targets: Int32Array;
  readonly rows: SparseRows;
  /** Rows the labels are held against, ascending: the accepted ones, and judged ones whose label is hardly known. */
  readonly reference: readonly number[];
  /** Other reference records with the row's own label; per row. */
  readonly support: Int32Array;
};

/**
 * Lays accepted and judged records out as one matrix, the accepted ones first. The judged records are held against the
 * accepted ones alone wherever their label is known, so that a file of wrong labels cannot vouch for itself. Null when
 * there is nothing to hold them against: fewer than two labels, or no word that two records share.
 */
export function compareLabels(input: {
  accepted: readonly LabelledText[];
  judged: readonly LabelledText[];
}): LabelComparison | null {
  const all = [...input.accepted, ...input.judged];
  const acceptedCounts = new Map<string, number>();
  for (const { label } of input.accepted) acceptedCounts.set(label, (acceptedCounts.get(label) ?? 0) + 1);
  const acceptedCount = input.accepted.length;
  const reference: number[] = [];
  all.forEach(({ label }, row) => {
    if (row < acceptedCount || (acceptedCounts.get(label) ?? 0) < KNOWN_LABEL_RECORDS) reference.push(row);
  });
  const names = [...new Set(all.map(({ label }) => label))].sort();
  if (names.length < 2) return null;
  const classOf = new Map(names.map((name, c) => [name, c]));
  const targets = Int32Array.from(all, ({ label }) => classOf.get(label) ?? 0);
  const counts = new Int32Array(names.length);
  for (const row of reference) counts[targets[row] ?? 0] = (counts[targets[row] ?? 0] ?? 0) + 1;
  const support = Int32Array.from(targets, (c) => counts[c] ?? 0);
  for (const row of reference) support[row] = (support[row] ?? 0) - 1;
  const texts = all.map(({ text }) => text.slice(0, MOST_CHARACTERS));
  const rows = layOut(texts);
  return rows && { judgedCount: input.judged.length, acceptedCount, names, targets, rows, reference, support };
}

function layOut(texts: readonly string[]): SparseRows | null {
  const settings = { maxFeatures: 4_000, minDocumentFrequency: 2, bigrams: true };
  try {
    return textRows(fitFeatures(texts, settings), texts);
  } catch (error) {
    // No word occurs twice.
    if (error instanceof AppError && error.code === 'invalid-input') return null;
    throw error;
  }
}
