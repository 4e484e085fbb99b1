import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { foldText } from '@/lib/attribution/near-duplicates/fold-text';
import { shinglesOf } from '@/lib/attribution/near-duplicates/shingle-text';

/** A text of a file of records with its keys; `index` and `field` say where it stands. */
export type SignedText = { readonly index: number; readonly field: string; readonly keys: Int32Array };

/**
 * The texts of a file of records with the keys under which they are found, each at the first place that says it:
 * labels and other repeated words take one row, whatever their number. Numbers and empty texts have none.
 * @param fields of each record, in the order of the file
 */
export function* signTexts(
  records: Iterable<{ readonly index: number; readonly fields: Readonly<Record<string, string | number>> }>,
): Generator<SignedText> {
  const seen = new Set<string>();
  for (const { index, fields } of records) {
    for (const field of Object.keys(fields).sort()) {
      const value = fields[field];
      if (typeof value !== 'string') continue;
      const folded = foldText(value);
      if (folded === '' || seen.has(folded)) continue;
      seen.add(folded);
      yield { index, field, keys: bandKeys(shinglesOf(folded)) };
    }
  }
}
