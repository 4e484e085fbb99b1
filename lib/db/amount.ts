import { AppError } from '@/lib/core/errors';

/** What a numeric(78,0) column reads as: Prisma's Decimal, or node-postgres' text. */
export type DecimalValue = string | { toFixed(): string };

/** A column's amount as base units. Throws `internal` for a value that is no integer: an amount never has a fraction. */
export function toBigint(decimal: DecimalValue): bigint {
  const text = typeof decimal === 'string' ? decimal : decimal.toFixed();
  if (!/^-?\d+$/.test(text)) throw new AppError('internal', `The amount ${text.slice(0, 90)} is not an integer.`);
  return BigInt(text);
}
