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
const LETTER = String.raw`(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])`;
/** Numbers keep their inner points and commas, words their apostrophes. */
const TOKEN = new RegExp(String.raw`[${UNSPACED}]|\p{N}+(?:[.,]\p{N}+)+|${LETTER}+(?:['’]${LETTER}+)*`, 'gu');

/** The words of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0]
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’]s?$/, '')
      .replace(/['’]s$/, '');
    const plain = word.replaceAll(/['’,]/g, '');
    tokens.push({ start: match.index, end: match.index + match[0].length, word: plain, term: stem(plain) });
  }
  return tokens;
}
