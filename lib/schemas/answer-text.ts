import type { Answer } from '@/lib/schemas/answer';

/** What an answer says, in one line: the label, or the words it quotes or writes. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'label':
      return answer.label;
    case 'passages':
      return answer.text === '' ? 'No passage answers this.' : answer.text;
    case 'text':
      return answer.text === '' ? 'The model wrote nothing.' : answer.text;
    case 'vectors':
      return `${answer.count} ${answer.count === 1 ? 'vector' : 'vectors'} of ${answer.dimensions} numbers`;
  }
}
