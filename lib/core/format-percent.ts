import { formatNumber } from '@/lib/core/format-number';

/**
 * A fraction of a whole as a percentage, as a reader of `tag` writes it: .125 is "12.5%", in German "12,5 %" with a space
 * that does not break. `digits` fixes its decimals; without them it has two at most.
 */
export function formatPercent(fraction: number, tag?: string, digits?: number): string {
  return formatNumber(fraction, tag, {
    style: 'percent',
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 2,
  });
}

/** A figure that is written already, with the percent sign where a reader of `tag` puts it. */
export function addPercentSign(figure: string, tag?: string): string {
  return formatNumber(0, tag, { style: 'percent' }).replace('0', () => figure);
}
