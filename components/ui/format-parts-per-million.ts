import { formatPercent } from '@/lib/core/format-percent';

/** Parts per million as people read them, to a tenth of a percent: 124_400 is "12.4%", as the reader of `tag` writes it. */
export function formatPartsPerMillion(partsPerMillion: number, tag?: string): string {
  return formatPercent(Math.round(partsPerMillion / 1000) / 1000, tag);
}
