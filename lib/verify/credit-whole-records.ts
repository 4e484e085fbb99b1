import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { type CreditedTexts, creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import type { TrainableText } from '@/lib/attribution/near-duplicates/types';
import { recordText } from '@/lib/records/record-text';
import type { RecordFields } from '@/lib/schemas/datanet';
import type { PublicRecord } from '@/lib/verify/list-public-texts';

/**
 * Credits records that are held against others as a whole (lib/records/compares-whole.ts), as the training does: against
 * the public records of which some field has a key in common with some field of theirs, or of an original found.
 */
export function creditWholeRecords(
  trainable: readonly (TrainableText & { readonly fields: RecordFields })[],
  records: readonly PublicRecord[],
): CreditedTexts {
  const byKey = new Map<number, number[]>();
  records.forEach(({ keys }, place) => {
    for (const key of new Set(keys.flatMap((some) => Array.from(some)))) {
      const places = byKey.get(key);
      if (places) places.push(place);
      else byKey.set(key, [place]);
    }
  });
  const known = new Set<number>();
  const others: PublicRecord[] = [];
  const addAlikeTo = (texts: readonly string[]): boolean => {
    const before = others.length;
    for (const text of texts) {
      for (const key of bandKeys(shingleText(text))) {
        for (const place of byKey.get(key) ?? []) {
          const record = records[place];
          if (known.has(place) || !record) continue;
          known.add(place);
          others.push(record);
        }
      }
    }
    return others.length > before;
  };
  addAlikeTo(trainable.flatMap(({ fields }) => Object.values(fields).filter((value) => typeof value === 'string')));
  const training = trainable.map((record) => ({ ...record, text: recordText(record.fields) }));
  const asked = new Set<number>();
  for (;;) {
    const credited = creditTexts({ training, others: others.map(({ whole }) => whole) });
    const originals = credited.originals.filter((position) => !asked.has(position));
    for (const position of originals) asked.add(position);
    if (!addAlikeTo(originals.flatMap((position) => others[position]?.fields ?? []))) return credited;
  }
}
