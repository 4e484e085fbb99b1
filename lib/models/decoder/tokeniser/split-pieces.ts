/** GPT-2's pieces: endings, words, numbers, other signs, each with the space before it, and runs of spaces. */
const PIECE = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Cuts a text into the pieces within which tokens are merged; together they are the text. */
export function splitPieces(text: string): string[] {
  return text.match(PIECE) ?? [];
}
