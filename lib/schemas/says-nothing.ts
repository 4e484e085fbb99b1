import type { Answer } from '@/lib/schemas/answer';

/** Whether an answer says no more than that there is none: no passage fits, or a model wrote nothing. It costs nothing. */
export function saysNothing(answer: Answer | null): boolean {
  return (answer?.kind === 'passages' || answer?.kind === 'text') && answer.text === '';
}
