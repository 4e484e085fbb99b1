/** So many series have colours of their own. */
export const CHART_COLOURS = 6;

/** The colour of the series at `index`, as a CSS variable that follows the theme. */
export function chartColour(index: number): string {
  return `var(--chart-${(index % CHART_COLOURS) + 1})`;
}
