/**
 * The one normal form of a text, so that equal texts have equal bytes: Unicode NFC, line ends as `\n`, no white
 * space at either end. Done once, in the page, before anything is hashed.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}
