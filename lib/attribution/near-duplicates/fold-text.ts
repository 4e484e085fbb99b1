/**
 * Letters of other scripts that look like a Latin one, by the letter they pass for: the Cyrillic, Greek and Armenian
 * part of Unicode's confusables (UTS #39) that common fonts draw alike. Upper case is folded before.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аα',
  b: 'ьβ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еєε',
  g: 'ɡց',
  h: 'һհ',
  i: 'іιıӏ',
  j: 'јϳ',
  k: 'кκ',
  m: 'м',
  n: 'ոη',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕ',
  t: 'тτ',
  u: 'սυ',
  v: 'ѵν',
  w: 'ԝѡω',
  x: 'хχ',
  y: 'уγүʏ',
};

const PASSES_FOR = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** What {@link foldText} makes of an ASCII character: itself, its lower case, or a space. */
const ASCII = new Uint16Array(128).map((_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0x20;
});

/**
 * The form in which texts are compared, so that trivial edits change nothing: compatibility characters in their plain
 * form (NFKD), lower case, without accents and invisible characters, look-alike letters as the Latin ones they pass
 * for, and every run of white space and punctuation one space. A text without letters or digits (emoji) stays as it
 * is, less white space. Only for comparing: nothing stored or shown is changed by it.
 */
export function foldText(text: string): string {
  return foldAscii(text) ?? foldUnicode(text);
}

function foldAscii(text: string): string | null {
  const codes: number[] = [];
  let space = true;
  for (let i = 0; i < text.length; i++) {
    const folded = ASCII[text.charCodeAt(i)];
    if (folded === undefined) return null;
    if (folded === 0x20 && space) continue;
    space = folded === 0x20;
    codes.push(folded);
  }
  if (space) codes.pop();
  return codes.length > 0 ? fromCodes(codes) : text.replaceAll(/\s+/gu, '');
}

/** In pieces: a call takes only so many arguments. */
function fromCodes(codes: readonly number[]): string {
  let text = '';
  for (let from = 0; from < codes.length; from += 4_096)
    text += String.fromCharCode(...codes.slice(from, from + 4_096));
  return text;
}

function foldUnicode(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\u2800\uffa0]/gu, '');
  const words = [...plain]
    .map((character) => PASSES_FOR.get(character) ?? character)
    .join('')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? text.replaceAll(/\s+/gu, '') : words;
}
