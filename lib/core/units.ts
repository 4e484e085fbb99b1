import { AppError } from '@/lib/core/errors';

/** OPEN has 18 decimals: 1 OPEN = 10^18 base units. Every amount in the code is in base units. */
export const OPEN_DECIMALS = 18;
const BASE_UNITS_PER_OPEN = 10n ** BigInt(OPEN_DECIMALS);

/** Parses a decimal amount of OPEN typed by a person ("1.5", "1,000.25") into base units. Throws `invalid-input`. */
export function parseOpen(text: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,18}))?$/.exec(text.trim().replaceAll(/[,\s_]/g, ''));
  if (!match) {
    throw new AppError(
      'invalid-input',
      `"${text.slice(0, 40)}" is not an amount of OPEN. Write digits, like 1.5, with at most 18 decimals.`,
    );
  }
  return BigInt(match[1] ?? '0') * BASE_UNITS_PER_OPEN + BigInt((match[2] ?? '').padEnd(OPEN_DECIMALS, '0'));
}

/** Every digit of an amount in base units, as decimal OPEN without trailing zeros. */
export function formatOpenExact(baseUnits: bigint): string {
  const sign = baseUnits < 0n ? '-' : '';
  const absolute = baseUnits < 0n ? -baseUnits : baseUnits;
  const fraction = (absolute % BASE_UNITS_PER_OPEN).toString().padStart(OPEN_DECIMALS, '0').replace(/0+$/, '');
  return `${sign}${absolute / BASE_UNITS_PER_OPEN}${fraction ? `.${fraction}` : ''}`;
}

/**
 * An amount people can read: grouped thousands and at most four significant decimals, rounded down
 * so that it never promises more than there is. Amounts below what four decimals show read "< 0.0001".
 */
export function formatOpen(baseUnits: bigint): string {
  if (baseUnits < 0n) return `-${formatOpen(-baseUnits)}`;
  const whole = (baseUnits / BASE_UNITS_PER_OPEN).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = (baseUnits % BASE_UNITS_PER_OPEN)
    .toString()
    .padStart(OPEN_DECIMALS, '0')
    .slice(0, 4)
    .replace(/0+$/, '');
  if (baseUnits > 0n && whole === '0' && fraction === '') return '< 0.0001';
  return fraction ? `${whole}.${fraction}` : whole;
}
