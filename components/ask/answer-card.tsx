import Link from 'next/link';
import { AnswerBody } from '@/components/ask/answer-body';
import { type Quote, QuotedPassages } from '@/components/ask/quoted-passages';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { Answer } from '@/lib/schemas/answer';

/** A paid answer as it comes from the server; the fee is base units as text. */
export type PaidAnswer = {
  receipt: string;
  model: number;
  modelVersion: number;
  answer: Answer;
  fee: string;
  disclosed: boolean;
  quotes: readonly Quote[];
};

/** One answer: what the model said, how sure it is, and the way to its receipt. */
export function AnswerCard({ question, modelName, paid }: { question: string; modelName: string; paid: PaidAnswer }) {
  const { answer, fee, receipt, disclosed, model } = paid;
  // An answer that says only that nothing fits.
  const free = answer.kind === 'passages' && answer.text === '';
  return (
    <Card className="animate-rise-in">
      <p className="whitespace-pre-wrap break-words text-muted text-sm">{question}</p>
      <div className="mt-3">
        <AnswerBody answer={answer} />
        <QuotedPassages quotes={paid.quotes} />
      </div>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4 text-sm">
        <p className="text-muted">
          {free ? (
            'Nothing was charged. Asked of '
          ) : (
            <>
              <Amount baseUnits={fee} /> to{' '}
            </>
          )}
          <Link href={`/models/${model}`} className="link">
            {modelName}
          </Link>
          {disclosed ? '' : ' · kept private'}
        </p>
        {free ? null : (
          <ButtonLink href={`/receipts/${receipt}`} variant="value" size="sm">
            See who shaped it
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
