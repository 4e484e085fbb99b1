import { type ReactNode, useId } from 'react';
import { useTexts } from '#texts';
import { type AnswerSpan, CitedAnswer, type CitedSource } from '@/components/receipts/cited-answer';
import { LabelAnswerView } from '@/components/receipts/label-answer';
import { SourceBar } from '@/components/receipts/source-bar';
import { writtenSentence } from '@/components/receipts/written-words';
import { Amount } from '@/components/ui/amount';
import type { Answer } from '@/lib/schemas/answer';

/** Who is behind an answer, by what evidence; amounts are base units, largest first. */
export type AnswerPeople = {
  by: 'influence' | 'provenance' | 'shares';
  pool: bigint;
  people: readonly { account: string; amount: bigint }[];
};

/** Question and answer of a receipt, and who shaped it; for a private one, to others, the fingerprint that stands for it. */
export function ReceiptAnswer({
  question,
  answer,
  hash,
  disclosed,
  spans,
  sources,
  behind,
  viewer,
}: {
  question: string | null;
  answer: Answer | null;
  /** What is published in place of an undisclosed question. */
  hash: string | null;
  disclosed: boolean;
  spans: readonly AnswerSpan[];
  sources: readonly CitedSource[];
  /** Null before it is traced. */
  behind: AnswerPeople | null;
  viewer: string | null;
}) {
  const t = useTexts('receipts.receiptAnswer');
  const who = behind && behind.people.length > 0 ? <Behind {...behind} viewer={viewer} /> : null;
  if (question === null || answer === null) {
    return (
      <section id="answer" className="grid scroll-mt-14 gap-6">
        <div>
          <h2 className="font-display text-2xl">{t(disclosed ? 'noAnswer' : 'keptPrivate')}</h2>
          {disclosed || hash === null ? null : (
            <div className="mt-2 grid max-w-3xl gap-2 text-muted text-sm">
              <p>{t('salted')}</p>
              <code className="break-all font-mono text-xs">{hash}</code>
            </div>
          )}
        </div>
        {who}
      </section>
    );
  }
  return (
    <section id="answer" className="grid scroll-mt-14 gap-8">
      {disclosed ? null : <p className="rounded-md bg-river-soft px-3 py-2 text-river-ink text-sm">{t('onlyYou')}</p>}
      <div className="border-value-fill border-l-2 pl-4">
        <h2 className="map-label">{t('question')}</h2>
        <p className="mt-1 max-w-3xl whitespace-pre-wrap break-words text-lg leading-relaxed" translate="no">
          {question}
        </p>
      </div>
      <div>
        <h2 className="map-label mb-1">{t('answer')}</h2>
        <Said answer={answer} spans={spans} sources={sources} />
      </div>
      {who}
    </section>
  );
}

function Behind({ by, pool, people, viewer }: AnswerPeople & { viewer: string | null }) {
  const t = useTexts('receipts.receiptAnswer');
  const id = useId();
  const title = t(by);
  return (
    <section className="max-w-3xl" aria-labelledby={id}>
      <h3 id={id} className="font-semibold text-base">
        {title}
      </h3>
      <p className="mt-1 mb-3 text-muted text-sm">
        {t.rich('ofPool', { amount: () => <Amount baseUnits={pool} className="text-value" /> })}
      </p>
      <SourceBar people={people} label={title} viewer={viewer} />
    </section>
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
}): ReactNode {
  const t = useTexts('receipts.receiptAnswer');
  const written = useTexts('receipts.writtenWords');
  switch (answer.kind) {
    case 'label':
      return <LabelAnswerView answer={answer} />;
    case 'passages':
      return <CitedAnswer text={answer.text} confidence={answer.confidence} spans={spans} sources={sources} />;
    case 'text':
      return (
        <>
          <CitedAnswer text={answer.text} confidence={null} spans={spans} sources={sources} />
          <p className="mt-3 max-w-3xl text-muted text-sm">{writtenSentence(written, answer)}</p>
        </>
      );
    case 'vectors':
      return (
        <>
          <p className="font-display text-2xl">
            {t('vectors', { count: answer.count, dimensions: answer.dimensions })}
          </p>
          <p className="mt-2 max-w-3xl text-muted text-sm">
            {t.rich('vectorsHash', { hash: () => <code className="break-all font-mono text-xs">{answer.hash}</code> })}
          </p>
        </>
      );
  }
}
