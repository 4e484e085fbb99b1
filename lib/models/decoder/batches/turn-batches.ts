import { seededNumbers } from '@/lib/core/seeded-numbers';
import type { Batch, BatchSource } from '@/lib/models/decoder/batches/batch';
import { partMarks, renderConversation, TRIBUTARY_FORMAT } from '@/lib/models/decoder/prompt';
import type { OpenTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';

/** A question and the answer to learn, as tokens: the answer and its end are asked, the question is not. */
export type Turn = { readonly question: readonly number[]; readonly answer: readonly number[] };

/** Writes a turn as the served conversations are written. Marks in a text are parted as `renderConversation` does. */
export function encodeTurn(
  { encode, encodeMarked, special }: OpenTokeniser,
  { question, answer }: { question: string; answer: string },
  format = TRIBUTARY_FORMAT,
): Turn {
  return {
    question: encodeMarked(renderConversation([{ role: 'user', content: question }], format)),
    answer: [...encode(partMarks(answer)), special(format.end)],
  };
}

/** One batch of given turns, each cut to `sequence` tokens and padded with `pad`. */
export function batchOfTurns(turns: readonly Turn[], { sequence, pad }: { sequence: number; pad: number }): Batch {
  const tokens = new Int32Array(turns.length * sequence).fill(pad);
  const targets = new Int32Array(turns.length * sequence).fill(-1);
  for (const [member, { question, answer }] of turns.entries()) {
    const all = [...question, ...answer].slice(0, sequence + 1);
    for (let k = 0; k < Math.min(sequence, all.length); k++) {
      tokens[member * sequence + k] = all[k] ?? pad;
      const next = all[k + 1];
      if (next !== undefined && k + 1 >= question.length) targets[member * sequence + k] = next;
    }
  }
  return { tokens, targets };
}

/** All turns in an order that the seed draws anew for each round, so many to a batch. */
export function turnBatches(
  turns: readonly Turn[],
  { batch, sequence, pad, seed }: { batch: number; sequence: number; pad: number; seed: string },
): BatchSource {
  if (turns.length === 0) throw new RangeError('There is no turn to learn.');
  const orders = new Map<number, readonly number[]>();
  const orderOf = (round: number): readonly number[] => {
    const known = orders.get(round);
    if (known) return known;
    const order = shuffle(turns.length, `${seed}:${round}`);
    orders.clear();
    orders.set(round, order);
    return order;
  };
  return (step) => {
    const chosen = Array.from({ length: batch }, (_, member) => {
      const place = (step - 1) * batch + member;
      const order = orderOf(Math.floor(place / turns.length));
      return turns[order[place % turns.length] ?? 0];
    });
    return batchOfTurns(
      chosen.filter((turn) => turn !== undefined),
      { sequence, pad },
    );
  };
}

/** The numbers below `length` in an order that the seed draws (Fisher and Yates). */
function shuffle(length: number, seed: string): number[] {
  const order = Array.from({ length }, (_, k) => k);
  const { below } = seededNumbers(seed);
  for (let k = length - 1; k > 0; k--) {
    const other = below(k + 1);
    [order[k], order[other]] = [order[other] ?? 0, order[k] ?? 0];
  }
  return order;
}
