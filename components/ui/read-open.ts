import { AppError } from '@/lib/core/errors';
import { parseOpen } from '@/lib/core/units';

export type ReadOpen = { ok: true; amount: bigint } | { ok: false; problem: string };

/** An amount of OPEN as it was typed, in base units, or what is wrong with it. */
export function readOpen(text: string): ReadOpen {
  try {
    return { ok: true, amount: parseOpen(text) };
  } catch (error) {
    return { ok: false, problem: error instanceof AppError ? error.message : 'The amount could not be read.' };
  }
}
