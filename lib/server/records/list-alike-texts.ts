import { unpackKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import type { Db } from '@/lib/db/client';
import { findClosestByKeys, type PlacedText, readPlacedTexts, type TextPlace } from '@/lib/db/record-signature';
import type { AlikeTexts, PublicTextView } from '@/lib/schemas/upload';

/** Public texts offered for each text: the most alike is the likeliest by far, and seldom after the third. */
const MOST_EACH = 3;

/** Of all texts in one answer, in UTF-16 units. */
const MOST_CHARACTERS = 4_000_000;

/** Texts read at once: one may have 100,000 characters, and anybody may ask. */
const READ_AT_ONCE = 100;

/**
 * Public texts of any Datanet that may be alike to the ones whose keys are given. Public, as the records are; what was
 * withdrawn is not found.
 */
export async function listAlikeTexts(
  { db }: { db: Pick<Db, '$queryRaw'> },
  { texts }: { texts: readonly string[] },
): Promise<AlikeTexts> {
  const found = await findClosestByKeys(db, { texts: texts.map(unpackKeys), most: MOST_EACH });
  const publicTexts: PublicTextView[] = [];
  const positions = new Map<string, number>();
  const candidates: number[][] = texts.map(() => []);
  let characters = 0;
  const ranked = likeliestFirst(found);
  for (let start = 0; start < ranked.length; start += READ_AT_ONCE) {
    const chunk = ranked.slice(start, start + READ_AT_ONCE);
    const places = new Map((await readPlacedTexts(db, chunk)).map((place) => [nameOf(place), place]));
    for (const place of chunk) {
      const name = nameOf(place);
      const text = places.get(name);
      if (!text) continue;
      let at = positions.get(name);
      if (at === undefined) {
        characters += text.text.length;
        if (characters > MOST_CHARACTERS) return { publicTexts, candidates, complete: false };
        at = publicTexts.length;
        positions.set(name, at);
        publicTexts.push(toView(text));
      }
      candidates[place.position]?.push(at);
    }
  }
  return { publicTexts, candidates, complete: true };
}

/** The likeliest of every text before the second likeliest of any. */
function likeliestFirst<Place extends { position: number }>(found: readonly Place[]): Place[] {
  const ranks = new Map<number, number>();
  return found
    .map((place) => {
      const rank = ranks.get(place.position) ?? 0;
      ranks.set(place.position, rank + 1);
      return { place, rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

function toView({ text, submittedAt, ...place }: PlacedText): PublicTextView {
  const { datanetId, datanetName, contributionId, index, hash, contributor, status } = place;
  const named = { datanetId, datanetName, contributionId, index, hash };
  return { ...named, text, contributor, submittedAt: submittedAt.toISOString(), status };
}

function nameOf({ contributionId, index, field }: TextPlace): string {
  return `${contributionId}:${index}:${field}`;
}
