import { formatPartsPerMillion } from '@/components/ui/format-parts-per-million';
import { formatPercent } from '@/lib/core/format-percent';

/** What part of a whole an amount is: "12.4%", "< 0.1%", as the reader of `tag` writes it. */
export function formatPart(part: bigint, whole: bigint, tag?: string): string {
  if (whole === 0n || part === 0n) return formatPercent(0, tag);
  const perMillion = Number((part * 1_000_000n) / whole);
  if (perMillion < 1000) return `< ${formatPercent(0.001, tag)}`;
  return formatPartsPerMillion(perMillion, tag);
}
