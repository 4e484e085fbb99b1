import { answerQuestion } from '@/lib/models/classifier/answer-question';
import type { Classifier } from '@/lib/models/classifier/types';
import { buildContribution } from '@/lib/records/build-contribution';
import type { BankingRow } from '@/tests/bench/loop/read-banking77';
import { percentile, timed } from '@/tests/bench/loop/timing';

/**
 * What the same work costs as pure computation on this machine, without database, chain, files and other processes: a
 * measured time divided by it can be compared between machines.
 */
export type PureCosts = { readonly encodeMs: number; readonly answerMs: number };

/** Encoding and hashing all records once, and the median of computing one answer. */
export async function measurePureCosts({
  rows,
  questions,
  model,
}: {
  rows: readonly BankingRow[];
  questions: readonly string[];
  model: Classifier;
}): Promise<PureCosts> {
  const drafts = rows.map(({ text, label }) => ({ fields: { text, label } }));
  const encode = await timed(() => buildContribution(drafts));
  const answers: number[] = [];
  for (const question of questions) answers.push((await timed(() => answerQuestion(model, question))).ms);
  return { encodeMs: encode.ms, answerMs: percentile(answers, 0.5) };
}
