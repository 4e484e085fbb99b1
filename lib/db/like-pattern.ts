/** A pattern for ILIKE that finds the text itself anywhere: its own % and _ are no wildcards. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
