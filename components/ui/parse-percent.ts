import { AppError } from '@/lib/core/errors';

/** A percentage with at most two decimals, as basis points. Throws `invalid-input`. */
export function parsePercent(text: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  const basisPoints = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : -1;
  if (basisPoints < 0 || basisPoints > 10_000) {
    throw new AppError(
      'invalid-input',
      `“${text.slice(0, 20)}” is not a part. Write a percentage between 0 and 100, with at most two decimals.`,
    );
  }
  return basisPoints;
}
