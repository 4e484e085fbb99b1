import { type ReadOpen, readOpen } from '@/components/ui/read-open';
import { formatOpen } from '@/lib/core/units';
import type { TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

type Words = { t: TranslatorOf<'staking.parseAmount'>; say: Say; tag: string };

/** Reads an amount of OPEN above zero from a form; `most`, in base units, with what holds no more than it. */
export function parseAmount(
  { t, say, tag }: Words,
  text: string,
  most?: { amount: bigint; key: 'moreThanWallet' | 'moreThanStake' },
): ReadOpen {
  const read = readOpen(text);
  if (!read.ok) return { ok: false, problem: say(read.problem) };
  if (read.amount === 0n) return { ok: false, problem: t('aboveZero') };
  return most && read.amount > most.amount
    ? { ok: false, problem: t(most.key, { amount: formatOpen(most.amount, tag) }) }
    : read;
}
