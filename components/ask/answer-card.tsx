'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { AnswerBody } from '@/components/ask/answer-body';
import type { Asked } from '@/components/ask/asked-store';
import { QuotedPassages } from '@/components/ask/quoted-passages';
import { type ReadTrace, useAnswerTrace } from '@/components/ask/use-answer-trace';
import { useSeen } from '@/components/ask/use-seen';
import { CitedAnswer } from '@/components/receipts/cited-answer';
import { SourceBar } from '@/components/receipts/source-bar';
import { writtenSentence } from '@/components/receipts/written-words';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Spinner } from '@/components/ui/spinner';
import { saysNothing } from '@/lib/schemas/says-nothing';

/**
 * One answer: what the model said, and as soon as it is traced, the records its words stand in and who is paid for it; the
 * way to its receipt, and to putting it right.
 */
export function AnswerCard({
  asked: { question, modelName, datanetId, paid },
  viewer,
  readTrace,
}: {
  asked: Asked;
  viewer: string | null;
  readTrace: ReadTrace;
}) {
  const t = useTexts('ask.answerCard');
  const written = useTexts('receipts.writtenWords');
  const { answer, fee, receipt, disclosed, model } = paid;
  const free = saysNothing(answer);
  // Of many answers that a reload brings back, only those that one comes to are looked up.
  const { ref, seen } = useSeen<HTMLElement>();
  const { trace, late } = useAnswerTrace(free || !seen ? null : receipt, readTrace);
  const cited =
    trace && trace.sources.length > 0 && (answer.kind === 'text' || answer.kind === 'passages') ? (
      <>
        <CitedAnswer
          text={answer.text}
          confidence={answer.kind === 'passages' ? answer.confidence : null}
          spans={trace.spans}
          sources={trace.sources}
          prefix={receipt}
        />
        {answer.kind === 'text' ? <p className="mt-3 text-muted text-sm">{writtenSentence(written, answer)}</p> : null}
      </>
    ) : null;
  const values = {
    name: modelName,
    private: disclosed ? 'no' : 'yes',
    model: (chunks: ReactNode) => (
      <Link href={`/models/${model}`} className="link" translate="no">
        {chunks}
      </Link>
    ),
  };
  return (
    <Card ref={ref} className="animate-rise-in">
      {/* A heading to jump to, in the hand of what people write. */}
      <h2 translate="no">
        <span className="block whitespace-pre-wrap break-words font-normal font-sans text-muted text-sm tracking-normal">
          {question}
        </span>
      </h2>
      <div className="mt-3">
        {cited ?? (
          <>
            <AnswerBody answer={answer} />
            <QuotedPassages quotes={paid.quotes} />
          </>
        )}
      </div>
      {free ? null : <Traced trace={trace} late={late} viewer={viewer} />}
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4 text-sm">
        <p className="text-muted">
          {free
            ? t.rich('free', values)
            : t.rich('paid', { ...values, amount: () => <Amount baseUnits={fee} className="text-value" /> })}
        </p>
        {free ? null : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {datanetId === null ? null : (
              <Link href={`/datanets/${datanetId}/contribute?correct=${receipt}`} className="link">
                {t('correct')}
              </Link>
            )}
            <ButtonLink href={`/receipts/${receipt}`} variant="value" size="sm">
              {t('receipt')}
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}

function Traced({
  trace,
  late,
  viewer,
}: ReturnType<typeof useAnswerTrace> & {
  viewer: string | null;
}) {
  const t = useTexts('ask.answerTrace');
  if (trace === null) {
    return (
      <div className="mt-5 flex min-h-6 items-center gap-2 text-muted text-sm">
        {late ? null : <Spinner />}
        {t(late ? 'long' : 'tracing')}
      </div>
    );
  }
  if (trace.people.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="font-semibold text-base">{t(trace.by)}</h3>
      <div className="mt-1 mb-3 text-muted text-sm">
        {t.rich('pool', { amount: () => <Amount baseUnits={trace.pool} className="text-value" /> })}
      </div>
      <SourceBar people={trace.people} label={t(trace.by)} viewer={viewer} />
    </div>
  );
}
