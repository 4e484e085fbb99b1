import { AppError } from '@/lib/core/errors';
import { ANSWER_RULES, RETRIEVAL_DEFAULTS } from '@/lib/core/retrieval-defaults';
import type { RetrievalSettings } from '@/lib/models/retrieval/types';

/** Fills what is missing with the defaults and refuses what cannot be indexed with. Throws `invalid-input`. */
export function completeRetrievalSettings(partial: Partial<RetrievalSettings> = {}): RetrievalSettings {
  const settings = { ...RETRIEVAL_DEFAULTS, ...partial };
  requireBetween('k1', settings.k1, 0, 5);
  requireBetween('b', settings.b, 0, 1);
  requireBetween('passageWords', settings.passageWords, 1, 1000);
  requireBetween('answerWords', settings.answerWords, 1, 60);
  requireBetween('answerRule', settings.answerRule, 1, ANSWER_RULES.length);
  const { passageWords, answerWords, answerRule } = settings;
  if (![passageWords, answerWords, answerRule].every(Number.isInteger)) {
    throw new AppError('invalid-input', 'passageWords, answerWords and answerRule must be whole numbers.');
  }
  return settings;
}

function requireBetween(name: string, value: unknown, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw new AppError('invalid-input', `${name} is ${String(value)}; give a number from ${least} to ${most}.`);
}
