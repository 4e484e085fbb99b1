/**
 * What counts as a word: a run of letters, digits and marks, with apostrophes inside ("don't"). Every other visible
 * character is a token of its own, as is each character of a script written without spaces. White space separates.
 *
 * The classes are ranges written down here, whole blocks of Unicode 15, and everything else is a letter: an engine's
 * own tables (\p{L}, Intl) change with its version, and a receipt must be recomputable on any.
 */
const WORD = 0;
const SPACE = 1;
const SINGLE = 2;
const APOSTROPHE = 3;

const SPACES: readonly (readonly [number, number])[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200b],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const SINGLES: readonly (readonly [number, number])[] = [
  [0x21, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0x7e],
  [0xa1, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x055a, 0x055f],
  [0x0589, 0x058a],
  [0x05be, 0x05be],
  [0x05c0, 0x05c0],
  [0x05c3, 0x05c3],
  [0x05f3, 0x05f4],
  [0x060c, 0x060d],
  [0x061b, 0x061f],
  [0x066a, 0x066d],
  [0x06d4, 0x06d4],
  [0x0964, 0x0965],
  // Thai, Lao, Myanmar and Khmer are written without spaces.
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  // General punctuation, super- and subscripts, currency, arrows, operators, boxes, symbols, dingbats.
  [0x2010, 0x2027],
  [0x202a, 0x202e],
  [0x2030, 0x205e],
  [0x2060, 0x20cf],
  [0x2190, 0x2bff],
  [0x2e00, 0x2e7f],
  // Radicals, punctuation and letters of Chinese, Japanese and Yi; Hangul is written with spaces.
  [0x2e80, 0x2fff],
  [0x3001, 0x312f],
  [0x3190, 0xa4cf],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
  // Half of a pair that stands alone.
  [0xd800, 0xdfff],
];

const CLASSES = classTable();

function classTable(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [from, to] of SPACES) classes.fill(SPACE, from, to + 1);
  for (const [from, to] of SINGLES) classes.fill(SINGLE, from, to + 1);
  classes[0x27] = APOSTROPHE;
  classes[0x2019] = APOSTROPHE;
  return classes;
}

/** Pairs of surrogates: cuneiform to musical letters are words; symbols, pictures and Han characters stand alone. */
function classOfPair(high: number, low: number): number {
  const code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  if (code >= 0x20000) return SINGLE;
  return code >= 0x1d000 && code < 0x1e000 ? SINGLE : code >= 0x1f000 ? SINGLE : WORD;
}

/**
 * Writes where each token of the text starts and ends, in UTF-16 units, into `bounds`: start, end, start, end, …
 * `bounds` has room for twice the text's length. Returns how many tokens there are.
 */
export function splitWords(text: string, bounds: Int32Array): number {
  const length = text.length;
  let count = 0;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    let kind = CLASSES[unit] ?? WORD;
    if (kind === SPACE) {
      i++;
      continue;
    }
    const start = i;
    i += 1;
    if (kind === SINGLE && isPair(text, start)) {
      kind = classOfPair(unit, text.charCodeAt(start + 1));
      i += 1;
    }
    if (kind === WORD) i = endOfWord(text, i);
    bounds[count * 2] = start;
    bounds[count * 2 + 1] = i;
    count++;
  }
  return count;
}

function endOfWord(text: string, from: number): number {
  let i = from;
  for (;;) {
    // Past the end charCodeAt gives NaN, which no table knows.
    const unit = text.charCodeAt(i);
    const kind = CLASSES[unit] ?? SPACE;
    if (kind === WORD) i += 1;
    else if (kind === SINGLE && isPair(text, i) && classOfPair(unit, text.charCodeAt(i + 1)) === WORD) i += 2;
    else if (kind === APOSTROPHE && CLASSES[text.charCodeAt(i + 1)] === WORD) i += 2;
    else return i;
  }
}

function isPair(text: string, i: number): boolean {
  return (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
}
