/** Whether Postgres can keep a text: it keeps neither NUL characters nor halves of surrogate pairs. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
