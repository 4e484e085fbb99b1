import type { TextAnswer } from '@/lib/schemas/answer';

/** How a text came about: who wrote it, and whether it was cut. */
export function writtenSentence({ finish, completionTokens }: Pick<TextAnswer, 'finish' | 'completionTokens'>): string {
  const length = `${completionTokens} ${completionTokens === 1 ? 'token' : 'tokens'}`;
  return finish === 'length'
    ? `Written by the model from what it was taught, and cut at ${length}.`
    : `Written by the model from what it was taught, in ${length}.`;
}
