/**
 * GPT-2's letters for bytes: printable Latin ones stand for themselves, the others for letters from U+0100 on, so that any
 * text is a text without spaces or control characters (Radford et al. 2019).
 */
const LETTERS: readonly string[] = letters();
const BYTES: ReadonlyMap<string, number> = new Map(LETTERS.map((letter, byte) => [letter, byte]));

function letters(): string[] {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
}

/** The 256 letters, ascending. */
export function byteLetters(): string[] {
  return [...LETTERS].sort();
}

const encoder = new TextEncoder();

/** A text's UTF-8 bytes as letters. */
export function toByteLetters(text: string): string[] {
  return Array.from(encoder.encode(text), (byte) => LETTERS[byte] ?? '');
}

/** The bytes that letters stand for; letters of no byte are left out. */
export function fromByteLetters(text: string): number[] {
  return [...text].flatMap((letter) => BYTES.get(letter) ?? []);
}
