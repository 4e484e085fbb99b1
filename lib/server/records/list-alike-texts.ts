import { unpackKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import type { Db } from '@/lib/db/client';
import { findClosestByKeys, readPlacedTexts, type TextPlace } from '@/lib/db/record-signature';
import type { AlikeTexts, PublicTextView } from '@/lib/schemas/upload';

/** Public texts offered for each text: the most alike is the likeliest by far, and seldom after the third. */
const MOST_EACH = 3;

/** Of all texts in one answer, in UTF-16 units. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Public texts of any Datanet that may be alike to the ones whose keys are given. Public, as the records are; what was
 * withdrawn is not found.
 */
export async function listAlikeTexts(
  { db }: { db: Pick<Db, '$queryRaw'> },
  { texts }: { texts: readonly string[] },
): Promise<AlikeTexts> {
  const found = await findClosestByKeys(db, { texts: texts.map(unpackKeys), most: MOST_EACH });
  const places = new Map((await readPlacedTexts(db, found)).map((place) => [nameOf(place), place]));
  const publicTexts: PublicTextView[] = [];
  const positions = new Map<string, number>();
  const candidates: number[][] = texts.map(() => []);
  let characters = 0;
  let complete = true;
  // The likeliest of every text before the second likeliest of any.
  const ranks = new Map<number, number>();
  const ranked = found.map((place) => {
    const rank = ranks.get(place.position) ?? 0;
    ranks.set(place.position, rank + 1);
    return { place, rank };
  });
  for (const { place } of ranked.sort((a, b) => a.rank - b.rank)) {
    const name = nameOf(place);
    const text = places.get(name);
    if (!text) continue;
    let at = positions.get(name);
    if (at === undefined) {
      characters += text.text.length;
      if (characters > MOST_CHARACTERS) {
        complete = false;
        break;
      }
      at = publicTexts.length;
      positions.set(name, at);
      const { datanetId, datanetName, contributionId, index, hash, contributor, status } = text;
      const submittedAt = text.submittedAt.toISOString();
      publicTexts.push({
        ...{ datanetId, datanetName, contributionId, index, hash },
        ...{ text: text.text, contributor, submittedAt, status },
      });
    }
    candidates[place.position]?.push(at);
  }
  return { publicTexts, candidates, complete };
}

function nameOf({ contributionId, index, field }: TextPlace): string {
  return `${contributionId}:${index}:${field}`;
}
