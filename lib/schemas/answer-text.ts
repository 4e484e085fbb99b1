import type { Answer } from '@/lib/schemas/answer';

/** What an answer says, in one line: the label, or the words it quotes. */
export function answerText(answer: Answer): string {
  if (answer.kind === 'label') return answer.label;
  return answer.text === '' ? 'No passage answers this.' : answer.text;
}
