import { AppError } from '@/lib/core/errors';
import type { RetrievalSettings } from '@/lib/models/retrieval/types';

/** k₁ and b as Robertson and Zaragoza (2009) give them for want of better knowledge; the rest by taste. */
export const DEFAULT_RETRIEVAL_SETTINGS: RetrievalSettings = { k1: 1.2, b: 0.75, passageWords: 240, answerWords: 20 };

/** Fills what is missing with the defaults and refuses what cannot be indexed with. Throws `invalid-input`. */
export function completeRetrievalSettings(partial: Partial<RetrievalSettings> = {}): RetrievalSettings {
  const settings = { ...DEFAULT_RETRIEVAL_SETTINGS, ...partial };
  requireBetween('k1', settings.k1, 0, 100);
  requireBetween('b', settings.b, 0, 1);
  requireBetween('passageWords', settings.passageWords, 1, 1_000_000);
  requireBetween('answerWords', settings.answerWords, 1, 1000);
  if (!Number.isInteger(settings.passageWords) || !Number.isInteger(settings.answerWords)) {
    throw new AppError('invalid-input', 'passageWords and answerWords must be whole numbers.');
  }
  return settings;
}

function requireBetween(name: string, value: unknown, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw new AppError('invalid-input', `${name} is ${String(value)}; give a number from ${least} to ${most}.`);
}
