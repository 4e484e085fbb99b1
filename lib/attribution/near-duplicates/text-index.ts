import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { foldText } from '@/lib/attribution/near-duplicates/fold-text';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { shinglesOf } from '@/lib/attribution/near-duplicates/shingle-text';

/** A text by its position in the list given, and how alike it is, in thousandths. */
export type Neighbour = { readonly position: number; readonly similarityPermille: number };

export type TextIndex = {
  /** The texts before this one that are at least so alike, by position. */
  readonly before: (position: number, leastPermille: number) => Neighbour[];
};

/** Of texts that fold to the same, so many are remembered: a flood of copies would else cost its square. */
const SAME_TEXTS = 8;

/**
 * Finds alike texts of a list: candidates by a key in common, then their exact similarity. Misses what
 * `band-keys` says. Of equal texts, the first eight are found, and the first that `matters`.
 */
export function indexTexts(texts: readonly string[], matters: (position: number) => boolean = () => true): TextIndex {
  const shingles: Uint32Array[] = [];
  const keys: Int32Array[] = [];
  const byKey = new Map<number, number[]>();
  const same = new Map<string, { position: number; count: number; matters: boolean }>();
  texts.forEach((text, position) => {
    const folded = foldText(text);
    const known = same.get(folded);
    shingles.push(known ? (shingles[known.position] ?? new Uint32Array(0)) : shinglesOf(folded));
    keys.push(known ? (keys[known.position] ?? new Int32Array(0)) : bandKeys(shingles[position] ?? new Uint32Array(0)));
    const first = known ?? { position, count: 0, matters: false };
    if (!known) same.set(folded, first);
    const firstThatMatters = !first.matters && matters(position);
    first.matters ||= firstThatMatters;
    first.count++;
    if (first.count > SAME_TEXTS && !firstThatMatters) return;
    for (const key of keys[position] ?? []) {
      const met = byKey.get(key);
      if (met) met.push(position);
      else byKey.set(key, [position]);
    }
  });
  // The last question that each was compared for: nobody is compared twice for one.
  const asked = new Int32Array(texts.length);
  let question = 0;
  return {
    before: (position, leastPermille) => {
      const found: Neighbour[] = [];
      const mine = shingles[position];
      if (!mine) return found;
      question++;
      for (const key of keys[position] ?? []) {
        for (const other of byKey.get(key) ?? []) {
          if (other >= position) break;
          if (asked[other] === question) continue;
          asked[other] = question;
          const theirs = shingles[other];
          if (!theirs || !canReach(mine.length, theirs.length, leastPermille)) continue;
          const similarityPermille = measureSimilarity(mine, theirs);
          if (similarityPermille >= leastPermille) found.push({ position: other, similarityPermille });
        }
      }
      return found.sort((a, b) => a.position - b.position);
    },
  };
}

/** The similarity of two sets is at most the smaller size over the larger. */
function canReach(a: number, b: number, leastPermille: number): boolean {
  return 1000 * Math.min(a, b) >= leastPermille * Math.max(a, b);
}
