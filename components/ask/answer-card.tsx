import Link from 'next/link';
import { AnswerBody } from '@/components/ask/answer-body';
import { QuotedPassages } from '@/components/ask/quoted-passages';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { PaidAnswer } from '@/lib/schemas/answer-line';
import { saysNothing } from '@/lib/schemas/says-nothing';

/** One answer: what the model said, how sure it is, the way to its receipt, and to putting it right. */
export function AnswerCard({
  question,
  modelName,
  datanetId,
  paid,
}: {
  question: string;
  modelName: string;
  /** Where a correction is contributed; null where there is nowhere. */
  datanetId: number | null;
  paid: PaidAnswer;
}) {
  const { answer, fee, receipt, disclosed, model } = paid;
  const free = saysNothing(answer);
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
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {datanetId === null ? null : (
              <Link href={`/datanets/${datanetId}/contribute?correct=${receipt}`} className="link">
                Correct this answer
              </Link>
            )}
            <ButtonLink href={`/receipts/${receipt}`} variant="value" size="sm">
              See who shaped it
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}
