import { AnswerBody } from '@/components/ask/answer-body';
import { Card } from '@/components/ui/card';
import type { Answer } from '@/lib/schemas/answer';

/** Question and answer of a receipt; for a private one, to others, the hash that stands for them. */
export function ReceiptAnswer({
  question,
  answer,
  hash,
  disclosed,
}: {
  question: string | null;
  answer: Answer | null;
  /** What is published in place of an undisclosed question. */
  hash: string | null;
  disclosed: boolean;
}) {
  if (question === null || answer === null) {
    return (
      <Card>
        <p className="font-medium">{disclosed ? 'There is no answer.' : 'Question and answer are private.'}</p>
        {disclosed || hash === null ? null : (
          <p className="mt-2 break-all text-muted text-sm">
            The salted hash of the question is <code className="font-mono text-xs">{hash}</code>. The asker can prove
            what it stands for.
          </p>
        )}
      </Card>
    );
  }
  return (
    <Card>
      <h2 className="text-faint text-sm">Question{disclosed ? '' : ' · private, only you see it'}</h2>
      <p className="mt-1 whitespace-pre-wrap break-words">{question}</p>
      <h2 className="mt-5 text-faint text-sm">Answer</h2>
      <div className="mt-1">
        <AnswerBody answer={answer} />
      </div>
    </Card>
  );
}
