import { stem } from '@/lib/models/retrieval/stem';

/** A word of a text and where it stands, in UTF-16 units. */
export type Token = {
  readonly start: number;
  readonly end: number;
  /** The word as it counts: NFKC, lower case, without a possessive ending. */
  readonly word: string;
  /** The word's stem: what is indexed and compared. */
  readonly term: string;
};

/** Scripts written without spaces: each character is a token of its own. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const ANY_SCRIPT = tokenPattern(String.raw`(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])`, `[${UNSPACED}]|`);
/** The same for texts without those scripts, several times as fast. */
const SPACED = tokenPattern(String.raw`[\p{L}\p{M}\p{N}]`, '');

/** Numbers keep their inner points and commas, words their apostrophes. */
function tokenPattern(letter: string, before: string): RegExp {
  return new RegExp(String.raw`${before}\p{N}+(?:[.,]\p{N}+)+|${letter}+(?:['’]${letter}+)*`, 'gu');
}

/** The words of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(HAS_UNSPACED.test(text) ? ANY_SCRIPT : SPACED)) {
    const [written] = match;
    const word = wordOf(written);
    tokens.push({ start: match.index, end: match.index + written.length, word, term: stem(word) });
  }
  return tokens;
}

function wordOf(written: string): string {
  const word = written.toLowerCase();
  if (/^[a-z0-9]+$/.test(word)) return word;
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replaceAll(/['’,]/g, '');
}
