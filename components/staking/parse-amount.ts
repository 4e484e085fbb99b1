import { AppError } from '@/lib/core/errors';
import { formatOpen, parseOpen } from '@/lib/core/units';

export type ParsedAmount = { ok: true; amount: bigint } | { ok: false; problem: string };

/** Reads an amount of OPEN above zero from a form; `most`, in base units, with the words for passing it. */
export function parseAmount(text: string, most?: { amount: bigint; words: string }): ParsedAmount {
  try {
    const amount = parseOpen(text);
    if (amount === 0n) return { ok: false, problem: 'Write an amount above 0.' };
    if (most && amount > most.amount) {
      return { ok: false, problem: `${formatOpen(most.amount)} OPEN ${most.words}. Write less.` };
    }
    return { ok: true, amount };
  } catch (error) {
    return { ok: false, problem: error instanceof AppError ? error.message : 'The amount could not be read.' };
  }
}
