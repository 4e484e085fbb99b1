import { CitedAnswer, type CitedSource } from '@/components/receipts/cited-answer';
import { LabelAnswerView } from '@/components/receipts/label-answer';
import { writtenSentence } from '@/components/receipts/written-words';
import { Card } from '@/components/ui/card';
import type { Answer } from '@/lib/schemas/answer';
import { answerText } from '@/lib/schemas/answer-text';

export type AnswerSpan = { start: number; end: number; records: readonly { contributionId: number; index: number }[] };

/** Question and answer of a receipt; for a private one, to others, the hash that stands for them. */
export function ReceiptAnswer({
  question,
  answer,
  hash,
  disclosed,
  spans,
  sources,
}: {
  question: string | null;
  answer: Answer | null;
  /** What is published in place of an undisclosed question. */
  hash: string | null;
  disclosed: boolean;
  spans: readonly AnswerSpan[];
  sources: readonly CitedSource[];
}) {
  if (question === null || answer === null) {
    return (
      <Card>
        <h2 className="font-semibold text-base">
          {disclosed ? 'There is no answer' : 'The one who asked keeps question and answer private'}
        </h2>
        {disclosed || hash === null ? null : (
          <div className="mt-2 grid max-w-3xl gap-2 text-muted text-sm">
            <p>
              What was paid, and to whom, is public all the same. In place of the question stands a salted hash, by
              which the one who asked can prove later what was asked; nobody can read the question from it.
            </p>
            <code className="break-all font-mono text-xs">{hash}</code>
          </div>
        )}
      </Card>
    );
  }
  return (
    <Card className="grid gap-6">
      {disclosed ? null : (
        <p className="rounded-md bg-river-soft px-3 py-2 text-river-ink text-sm">
          You asked this privately: only you, signed in, can read question and answer here. Others see who was paid.
        </p>
      )}
      <div>
        <h2 className="text-faint text-sm">Question</h2>
        <p className="mt-1 max-w-3xl whitespace-pre-wrap break-words text-lg leading-relaxed">{question}</p>
      </div>
      <div>
        <h2 className="text-faint text-sm">Answer</h2>
        <Said answer={answer} spans={spans} sources={sources} />
      </div>
    </Card>
  );
}

function Said({
  answer,
  spans,
  sources,
}: {
  answer: Answer;
  spans: readonly AnswerSpan[];
  sources: readonly CitedSource[];
}) {
  switch (answer.kind) {
    case 'label':
      return <LabelAnswerView answer={answer} />;
    case 'passages':
      return <CitedAnswer text={answer.text} confidence={answer.confidence} spans={spans} sources={sources} />;
    case 'text':
      return (
        <>
          <CitedAnswer text={answer.text} confidence={null} spans={spans} sources={sources} />
          <p className="mt-3 max-w-3xl text-muted text-sm">{writtenSentence(answer)}</p>
        </>
      );
    case 'vectors':
      return (
        <>
          <p className="mt-2 font-medium text-xl">{answerText(answer)}</p>
          <p className="mt-2 max-w-3xl text-muted text-sm">
            The numbers themselves went to the one who asked. Their hash stands for them:{' '}
            <code className="break-all font-mono text-xs">{answer.hash}</code>
          </p>
        </>
      );
  }
}
