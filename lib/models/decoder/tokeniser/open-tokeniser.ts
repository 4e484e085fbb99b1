import { fromByteLetters, toByteLetters } from '@/lib/models/decoder/tokeniser/byte-alphabet';
import { splitPieces } from '@/lib/models/decoder/tokeniser/split-pieces';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';

export type OpenTokeniser = {
  /** The tokens of a text; special tokens written in it are text like any other. */
  readonly encode: (text: string) => number[];
  /** The text of tokens, special ones left out; bytes that are no UTF-8 become U+FFFD. */
  readonly decode: (ids: readonly number[]) => string;
  /** The id of a special token. Throws RangeError for another. */
  readonly special: (token: string) => number;
  readonly size: number;
};

/** Most pieces whose tokens are remembered. */
const REMEMBERED = 50_000;

/** Opens a tokeniser: pieces are merged in the order in which the merges were learned. */
export function openTokeniser({ tokens, merges, special }: Tokeniser): OpenTokeniser {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const ranks = new Map(merges.map((merge, rank) => [merge, rank]));
  const known = new Map<string, readonly number[]>();
  const encodePiece = (piece: string): readonly number[] => {
    const found = known.get(piece);
    if (found) return found;
    const encoded = mergeLetters(toByteLetters(piece), ranks).map((token) => ids.get(token) ?? 0);
    if (known.size < REMEMBERED) known.set(piece, encoded);
    return encoded;
  };
  return {
    encode: (text) => splitPieces(text).flatMap(encodePiece),
    decode: (list) => {
      const bytes = list.filter((id) => id >= special.length).flatMap((id) => fromByteLetters(tokens[id] ?? ''));
      return new TextDecoder().decode(Uint8Array.from(bytes));
    },
    special: (token) => {
      const id = special.indexOf(token);
      if (id < 0) throw new RangeError(`${token} is not a special token of this tokeniser.`);
      return id;
    },
    size: tokens.length,
  };
}

function mergeLetters(letters: string[], ranks: ReadonlyMap<string, number>): string[] {
  for (;;) {
    let [first, lowest] = [-1, Number.POSITIVE_INFINITY];
    for (let k = 0; k + 1 < letters.length; k++) {
      const rank = ranks.get(`${letters[k]} ${letters[k + 1]}`);
      if (rank !== undefined && rank < lowest) [first, lowest] = [k, rank];
    }
    if (first < 0) return letters;
    letters.splice(first, 2, `${letters[first]}${letters[first + 1]}`);
  }
}
