import { byteLetters, toByteLetters } from '@/lib/models/decoder/tokeniser/byte-alphabet';
import { splitPieces } from '@/lib/models/decoder/tokeniser/split-pieces';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';

const KEY = 65_536;

/**
 * Learns merges from texts until there are `size` tokens or no pair occurs twice. The most frequent pair is merged first, of
 * equally frequent ones that with the smaller ids: the same texts give the same tokeniser.
 */
export function trainTokeniser(
  texts: Iterable<string>,
  { size, special }: { size: number; special: readonly string[] },
): Tokeniser {
  const tokens = [...special, ...byteLetters()];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const merges: string[] = [];
  const { pieces, counts } = countPieces(texts, ids);
  const pairs = new PairCounts();
  for (const [index, piece] of pieces.entries()) {
    for (let k = 0; k + 1 < piece.length; k++) pairs.add(piece[k], piece[k + 1], counts[index] ?? 0, index);
  }
  while (tokens.length < size) {
    const best = pairs.mostFrequent();
    if (best === null) break;
    const { left, right, where } = best;
    const id = tokens.length;
    tokens.push(`${tokens[left]}${tokens[right]}`);
    merges.push(`${tokens[left]} ${tokens[right]}`);
    for (const index of where)
      mergePiece(pieces[index] ?? [], { left, right, id, index, count: counts[index] ?? 0 }, pairs);
    pairs.forget(left, right);
  }
  return { special, tokens, merges };
}

function countPieces(texts: Iterable<string>, ids: ReadonlyMap<string, number>) {
  const counted = new Map<string, number>();
  for (const text of texts) for (const piece of splitPieces(text)) counted.set(piece, (counted.get(piece) ?? 0) + 1);
  const pieces = [...counted.keys()].map((piece) => toByteLetters(piece).map((letter) => ids.get(letter) ?? 0));
  return { pieces, counts: [...counted.values()] };
}

/** Replaces a pair in a piece, in place, and counts the pairs that come and go. */
function mergePiece(
  piece: number[],
  { left, right, id, index, count }: { left: number; right: number; id: number; index: number; count: number },
  pairs: PairCounts,
): void {
  for (let k = 0; k + 1 < piece.length; k++) {
    if (piece[k] !== left || piece[k + 1] !== right) continue;
    if (k > 0) {
      pairs.add(piece[k - 1], left, -count, index);
      pairs.add(piece[k - 1], id, count, index);
    }
    if (k + 2 < piece.length) {
      pairs.add(right, piece[k + 2], -count, index);
      pairs.add(id, piece[k + 2], count, index);
    }
    piece.splice(k, 2, id);
  }
}

/** How often each pair of tokens stands side by side, and in which pieces. */
class PairCounts {
  readonly #counts = new Map<number, number>();
  readonly #where = new Map<number, Set<number>>();

  add(left: number | undefined, right: number | undefined, count: number, index: number): void {
    if (left === undefined || right === undefined) return;
    const key = left * KEY + right;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
    if (count <= 0) return;
    const where = this.#where.get(key);
    if (where) where.add(index);
    else this.#where.set(key, new Set([index]));
  }

  mostFrequent(): { left: number; right: number; where: ReadonlySet<number> } | null {
    let [best, most] = [-1, 1];
    for (const [key, count] of this.#counts) {
      if (count > most || (count === most && best >= 0 && key < best)) [best, most] = [key, count];
    }
    if (best < 0) return null;
    return { left: Math.floor(best / KEY), right: best % KEY, where: this.#where.get(best) ?? new Set() };
  }

  forget(left: number, right: number): void {
    this.#counts.delete(left * KEY + right);
    this.#where.delete(left * KEY + right);
  }
}
