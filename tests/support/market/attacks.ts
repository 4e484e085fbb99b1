import type { Hex } from '@/lib/core/hex';
import type { MarketOutcome, MarketRecord } from '@/tests/support/market/play-market';

type Uniform = () => number;
type LabelledText = { readonly text: string; readonly label: string };

/** Replaces a part of a text's words by words of others, each of them by another one. */
export function editWords(text: string, input: { part: number; words: readonly string[]; uniform: Uniform }): string {
  const own = text.split(' ');
  const count = Math.max(1, Math.round(own.length * input.part));
  const positions = shuffle(
    own.map((_, k) => k),
    input.uniform,
  ).slice(0, count);
  for (const k of positions) {
    const word = input.words[Math.floor(input.uniform() * input.words.length)] ?? '';
    own[k] = word === own[k] ? `${word}s` : word;
  }
  return own.join(' ');
}

/** Another label than the text's own, each equally likely. */
export function wrongLabel(label: string, labels: readonly string[], uniform: Uniform): string {
  const others = labels.filter((other) => other !== label);
  return others[Math.floor(uniform() * others.length)] ?? label;
}

/** Words in random order and of random texts, with a random label: says nothing. */
export function nonsense(input: {
  length: number;
  words: readonly string[];
  labels: readonly string[];
  uniform: Uniform;
}): LabelledText {
  const { length, words, labels, uniform } = input;
  const pick = (list: readonly string[]) => list[Math.floor(uniform() * list.length)] ?? '';
  return { text: Array.from({ length }, () => pick(words)).join(' '), label: pick(labels) };
}

/** Fisher and Yates. */
export function shuffle<T>(list: readonly T[], uniform: Uniform): T[] {
  const shuffled = [...list];
  for (let k = shuffled.length - 1; k > 0; k--) {
    const j = Math.floor(uniform() * (k + 1));
    const [a, b] = [shuffled[k], shuffled[j]];
    if (a !== undefined && b !== undefined) [shuffled[k], shuffled[j]] = [b, a];
  }
  return shuffled;
}

/** All distinct words of the texts, in order of appearance. */
export function wordsOf(texts: readonly LabelledText[]): string[] {
  return [...new Set(texts.flatMap(({ text }) => text.split(' ')))];
}

/** Mean pay of the records of one side, over the mean pay of the others. */
export function payRatio(
  pay: readonly bigint[],
  records: readonly MarketRecord[],
  isAttack: (record: MarketRecord) => boolean,
): number {
  const mean = (attack: boolean) => {
    const amounts = pay.filter((_, i) => records[i] !== undefined && isAttack(records[i]) === attack);
    return amounts.reduce((sum, amount) => sum + Number(amount), 0) / Math.max(1, amounts.length);
  };
  return mean(true) / mean(false);
}

export function paidTo(outcome: MarketOutcome, owner: Hex): number {
  return Number(outcome.pay.get(owner) ?? 0n);
}
