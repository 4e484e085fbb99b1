/**
 * Whole units for parts of a whole, by largest remainder, so that the rounded parts sum to the whole as the exact ones
 * do: of 1,000,000 in `units` = 10,000, that is percentages with two decimals, in hundredths. Ties go to the earlier part.
 */
export function roundParts(parts: readonly number[], { whole, units }: { whole: number; units: number }): number[] {
  const exact = parts.map((part) => (part * units) / whole);
  const rounded = exact.map(Math.floor);
  const target = Math.round(exact.reduce((sum, part) => sum + part, 0));
  const missing = target - rounded.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
