import { useTexts } from '#texts';
import { LabelProbabilities } from '@/components/ask/label-probabilities';
import { writtenSentence } from '@/components/receipts/written-words';
import type { Answer } from '@/lib/schemas/answer';
import { answerText } from '@/lib/schemas/answer-text';

/** What a model said: a label with every label's probability, words quoted from records, or a text of its own. */
export function AnswerBody({ answer }: { answer: Answer }) {
  const written = useTexts('receipts.writtenWords');
  if (answer.kind === 'text') {
    return (
      <>
        <p className="whitespace-pre-wrap break-words text-xl leading-relaxed">{answerText(answer)}</p>
        <p className="mt-2 text-muted text-sm">{writtenSentence(written, answer)}</p>
      </>
    );
  }
  return (
    <>
      <p className="break-words font-semibold text-2xl tracking-tight">{answerText(answer)}</p>
      {answer.kind === 'label' ? <LabelProbabilities probabilities={answer.probabilities} /> : null}
      {answer.kind === 'passages' && answer.text === '' ? (
        <p className="mt-2 max-w-xl text-muted text-sm">
          No record holds enough of what you ask about. Other words may help: the model looks for the question’s own
          words.
        </p>
      ) : null}
    </>
  );
}
