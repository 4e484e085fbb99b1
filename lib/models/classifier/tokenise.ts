/** Scripts written without spaces: each character is a token of its own. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const TOKEN = new RegExp(String.raw`[${UNSPACED}]|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])+`, 'gu');

/**
 * The words of a text: compatibility-normalised (NFKC), lower case, runs of letters, marks and digits;
 * single characters in scripts written without spaces.
 */
export function tokenise(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
}

/** The terms counted as features: every word, and each pair of neighbours joined by a space. */
export function termsOf(text: string, bigrams: boolean): string[] {
  const words = tokenise(text);
  if (!bigrams) return words;
  const terms = [...words];
  for (let i = 1; i < words.length; i++) terms.push(`${words[i - 1]} ${words[i]}`);
  return terms;
}
