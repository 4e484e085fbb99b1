import { type ReadOpen, readOpen } from '@/components/ui/read-open';
import { formatOpen } from '@/lib/core/units';

/** Reads an amount of OPEN above zero from a form; `most`, in base units, with the words for passing it. */
export function parseAmount(text: string, most?: { amount: bigint; words: string }): ReadOpen {
  const read = readOpen(text);
  if (!read.ok) return read;
  if (read.amount === 0n) return { ok: false, problem: 'Write an amount above 0.' };
  return most && read.amount > most.amount
    ? { ok: false, problem: `${formatOpen(most.amount)} OPEN ${most.words}. Write less.` }
    : read;
}
