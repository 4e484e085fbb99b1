import { formatNumber } from '@/lib/core/format-number';

/** Influences are in units of 2^-32 of the answer's log-odds. */
export const INFLUENCE_UNIT = 4_294_967_296;

/**
 * An influence in units of 2^-32 as a signed change of the answer's log-odds: "+0.412", "−0.0031". Only for reading; what
 * is paid follows from the integers.
 */
export function formatInfluence(units: bigint, tag = 'en-GB'): string {
  const value = Number(units) / INFLUENCE_UNIT;
  const size = Math.abs(value);
  if (size < 0.0001) {
    const least = formatNumber(0.0001, tag, { minimumFractionDigits: 4 });
    return value < 0 ? `> −${least}` : `< ${least}`;
  }
  const digits =
    size >= 0.1
      ? { minimumFractionDigits: 3, maximumFractionDigits: 3 }
      : { minimumSignificantDigits: 2, maximumSignificantDigits: 2 };
  return `${value < 0 ? '−' : '+'}${formatNumber(size, tag, digits)}`;
}
