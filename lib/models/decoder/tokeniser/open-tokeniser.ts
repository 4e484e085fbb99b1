import { fromByteLetters, toByteLetters } from '@/lib/models/decoder/tokeniser/byte-alphabet';
import { mergeLetters } from '@/lib/models/decoder/tokeniser/merge-letters';
import { splitPieces } from '@/lib/models/decoder/tokeniser/split-pieces';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';

export type OpenTokeniser = {
  /** The tokens of a text; special tokens written in it are text like any other. */
  readonly encode: (text: string) => number[];
  /** The tokens of a rendered conversation: special tokens written in it are those tokens. */
  readonly encodeMarked: (text: string) => number[];
  /** The text of tokens, special ones left out; bytes that are no UTF-8 become U+FFFD. */
  readonly decode: (ids: readonly number[]) => string;
  /** The id of a special token. Throws RangeError for another. */
  readonly special: (token: string) => number;
  readonly size: number;
};

/** Most pieces whose tokens are remembered. */
const REMEMBERED = 50_000;

/** Opens a tokeniser: pieces are merged in the order in which the merges were learned. */
export function openTokeniser({ tokens, merges, special, pieces }: Tokeniser): OpenTokeniser {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const ranks = new Map(merges.map((merge, rank) => [merge, rank]));
  const specialIds = new Map(special.map((token) => [token, ids.get(token) ?? -1]));
  const left = new Set(specialIds.values());
  const known = new Map<string, readonly number[]>();
  const encodePiece = (piece: string): readonly number[] => {
    const found = known.get(piece);
    if (found) return found;
    const letters = toByteLetters(piece);
    // Llama 3's merges do not make every token: a piece that is one is taken whole.
    const whole = pieces === 'llama-bpe' ? ids.get(letters.join('')) : undefined;
    const merged = () => mergeLetters(letters, ranks).map((token) => ids.get(token) ?? 0);
    const encoded = whole === undefined ? merged() : [whole];
    if (known.size < REMEMBERED) known.set(piece, encoded);
    return encoded;
  };
  const encode = (text: string) => splitPieces(text, pieces).flatMap(encodePiece);
  const marks = markPattern(special);
  return {
    encode,
    encodeMarked: (text) =>
      text.split(marks).flatMap((part) => {
        const id = specialIds.get(part);
        return id === undefined ? encode(part) : [id];
      }),
    decode: (list) => {
      const bytes = list.filter((id) => !left.has(id)).flatMap((id) => fromByteLetters(tokens[id] ?? ''));
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    },
    special: (token) => {
      const id = specialIds.get(token);
      if (id === undefined || id < 0) throw new RangeError(`${token} is not a special token of this tokeniser.`);
      return id;
    },
    size: tokens.length,
  };
}

/** Matches any special token, the longest first; nothing when there is none. */
function markPattern(special: readonly string[]): RegExp {
  if (special.length === 0) return /(?!)/;
  const longestFirst = special.filter((token) => token !== '').toSorted((a, b) => b.length - a.length);
  return new RegExp(`(${longestFirst.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
}
