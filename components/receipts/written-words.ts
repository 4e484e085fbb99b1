import type { TextAnswer } from '@/lib/schemas/answer';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** How a text came about: who wrote it, and whether it was cut. */
export function writtenSentence(
  t: TranslatorOf<'receipts.writtenWords'>,
  { finish, completionTokens }: Pick<TextAnswer, 'finish' | 'completionTokens'>,
): string {
  return t(finish === 'length' ? 'cut' : 'whole', { count: completionTokens });
}
