/** The colour of the series at `index`, as a CSS variable that follows the theme. */
export function chartColour(index: number): string {
  return `var(--chart-${(index % 6) + 1})`;
}
