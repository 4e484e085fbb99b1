import { LabelProbabilities } from '@/components/ask/label-probabilities';
import type { Answer } from '@/lib/schemas/answer';
import { answerText } from '@/lib/schemas/answer-text';

/** What a model said: a label with every label's probability, or words quoted from records. */
export function AnswerBody({ answer }: { answer: Answer }) {
  return (
    <>
      <p className="break-words font-semibold text-2xl tracking-tight">{answerText(answer)}</p>
      {answer.kind === 'label' ? <LabelProbabilities probabilities={answer.probabilities} /> : null}
    </>
  );
}
