import { AppError } from '@/lib/core/errors';
import { formatNumber } from '@/lib/core/format-number';

/** OPEN has 18 decimals: 1 OPEN = 10^18 base units. Every amount in the code is in base units. */
export const OPEN_DECIMALS = 18;
const BASE_UNITS_PER_OPEN = 10n ** BigInt(OPEN_DECIMALS);

/**
 * Parses a decimal amount of OPEN typed by a person into base units. A point or a comma may be the decimal sign ("1.5",
 * "1,5", "1,000.25", "1.000,25"): what a point or comma means is read from where they stand, and never from the reader's
 * language, since people paste. Only "1,000", which is one to some and a thousand to others, is refused. Throws
 * `invalid-input`.
 */
export function parseOpen(text: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,18}))?$/.exec(withPointOnly(text.trim().replaceAll(/[\s_'’]/g, '')));
  if (!match) {
    throw new AppError(
      'invalid-input',
      `"${text.slice(0, 40)}" is not an amount of OPEN. Write digits, like 1.5, with at most 18 decimals.`,
    );
  }
  return BigInt(match[1] ?? '0') * BASE_UNITS_PER_OPEN + BigInt((match[2] ?? '').padEnd(OPEN_DECIMALS, '0'));
}

/** The same amount without grouping, with a point for its decimals. */
function withPointOnly(text: string): string {
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) {
    const digits = text.replace(',', '');
    throw new AppError(
      'invalid-input',
      `"${text}" can be read in two ways. Write ${digits} or ${text.replace(',', '.')}.`,
    );
  }
  return text.replace(',', '.');
}

/**
 * Every digit of an amount in base units, as decimal OPEN without trailing zeros or grouping; its decimals behind the sign
 * that the reader of `tag` (BCP 47) puts before them, or a point.
 */
export function formatOpenExact(baseUnits: bigint, tag?: string): string {
  const sign = baseUnits < 0n ? '-' : '';
  const absolute = baseUnits < 0n ? -baseUnits : baseUnits;
  const fraction = (absolute % BASE_UNITS_PER_OPEN).toString().padStart(OPEN_DECIMALS, '0').replace(/0+$/, '');
  return `${sign}${absolute / BASE_UNITS_PER_OPEN}${fraction ? `${decimalSign(tag)}${fraction}` : ''}`;
}

/**
 * An amount people can read, as the reader of `tag` (BCP 47) writes numbers: grouped thousands and at most four decimals,
 * rounded down so that it never promises more than there is. Amounts below what four decimals show read "< 0.0001".
 */
export function formatOpen(baseUnits: bigint, tag?: string): string {
  if (baseUnits < 0n) return `-${formatOpen(-baseUnits, tag)}`;
  const whole = baseUnits / BASE_UNITS_PER_OPEN;
  const fraction = (baseUnits % BASE_UNITS_PER_OPEN)
    .toString()
    .padStart(OPEN_DECIMALS, '0')
    .slice(0, 4)
    .replace(/0+$/, '');
  const point = decimalSign(tag);
  if (baseUnits > 0n && whole === 0n && fraction === '') return `< 0${point}0001`;
  return fraction ? `${formatNumber(whole, tag)}${point}${fraction}` : formatNumber(whole, tag);
}

function decimalSign(tag: string | undefined): string {
  return formatNumber(0.1, tag).slice(1, -1);
}
