/** An answer as it is compared: white space at its ends and runs of it do not count, everything else does. */
export function normaliseAnswer(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
