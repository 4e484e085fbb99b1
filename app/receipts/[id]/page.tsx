import type { Metadata } from 'next';
import { Suspense } from 'react';
import { getReceipt } from '@/app/receipts/[id]/get-receipt';
import { RecordSections } from '@/app/receipts/[id]/record-sections';
import { peopleBehind } from '@/app/receipts/[id]/view-data';
import { formatPart } from '@/components/charts/format-part';
import { CorrectAnswer } from '@/components/receipts/correct-answer';
import { FeePath } from '@/components/receipts/fee-path';
import { ReceiptAnswer } from '@/components/receipts/receipt-answer';
import { ReceiptProof } from '@/components/receipts/receipt-proof';
import { ReceiptRule } from '@/components/receipts/receipt-rule';
import { ReceiptSection } from '@/components/receipts/receipt-section';
import { ReceiptStateBadge } from '@/components/receipts/receipt-state';
import { ReceiptTimeline } from '@/components/receipts/receipt-timeline';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { ruleWords } from '@/components/receipts/rule-words';
import { SectionNav } from '@/components/receipts/section-nav';
import { VerifyReceipt } from '@/components/receipts/verify-receipt';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { readOrigin } from '@/lib/server/read-origin';
import { readCitedSources } from '@/lib/server/receipts/read-cited-sources';
import { readCorrectable } from '@/lib/server/receipts/read-correctable';
import { readSession } from '@/lib/server/session/read-session';
import { getSay, getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ question }, t] = await Promise.all([getReceipt((await params).id), getTexts('receipts.receiptPage')]);
  if (question === null) return { title: t('title') };
  return { title: t('titleOf', { question: question.length > 60 ? `${question.slice(0, 60)}…` : question }) };
}

export default async function ReceiptPage({ params, searchParams }: Props) {
  const [{ id }, query, session] = await Promise.all([params, searchParams, readSession()]);
  const viewer = session?.account ?? null;
  const receipt = await getReceipt(id);
  const [{ sources, complete }, correctable, { tag }, say, t, verify, proof, rules] = await Promise.all([
    readCitedSources(dependencies(), receipt),
    readCorrectable(dependencies(), receipt),
    readReader(),
    getSay(),
    getTexts('receipts.receiptPage'),
    getTexts('receipts.verifyReceipt'),
    getTexts('receipts.receiptProof'),
    getTexts('receipts.ruleWords'),
  ]);
  const { attribution, shares, state, fee } = receipt;
  // The sources of an answer in words stand under it; a list of the same records would say it twice.
  const listed = attribution && attribution.evidence !== 'none' && !(attribution.evidence === 'provenance' && complete);
  const behind = peopleBehind(receipt);
  const checkable = state === 'settled' && receipt.epoch !== null;
  const rule = attribution && { ...attribution, disclosed: receipt.disclosed, commons: attribution.commons !== '0' };
  return (
    <>
      <RefreshWhile active={state === 'answered' || state === 'settling'} />
      <PageHeader
        title={t('title')}
        crumbs={[{ href: '/receipts', label: t('receipts') }]}
        className="mb-4"
        meta={
          <>
            <ReceiptStateBadge state={state} />
            <span>
              {t.rich('paid', {
                name: receipt.modelName,
                version: receipt.modelVersion,
                who: () => (
                  <Address address={receipt.account} href={`/people/${receipt.account}`} className="align-bottom" />
                ),
                amount: () => <Amount baseUnits={fee} className="font-medium text-value" />,
                model: (chunks) => (
                  <Link href={`/models/${receipt.modelId}`} className="link" translate="no">
                    {chunks}
                  </Link>
                ),
              })}
            </span>
            <TimeAgo at={receipt.askedAt} />
          </>
        }
      />
      {attribution ? (
        <SectionNav
          sections={[
            'answer',
            'fee',
            ...(listed ? (['records'] as const) : []),
            'rule',
            'history',
            ...(checkable ? (['check'] as const) : []),
            'document',
          ]}
        />
      ) : null}
      <div className="grid gap-10">
        {receipt.problem ? <Alert tone="warn">{say(receipt.problem)}</Alert> : null}
        <ReceiptAnswer
          question={receipt.question}
          answer={receipt.answer}
          hash={attribution?.publishedQuestion ?? null}
          disclosed={receipt.disclosed}
          spans={attribution?.spans ?? []}
          sources={sources.map((source) => ({ ...source, part: formatPart(source.amount, fee, tag) }))}
          behind={behind}
          viewer={viewer}
        />
        {correctable ? <CorrectAnswer receiptId={id} datanets={correctable.manifest.datanets} /> : null}
        {attribution && rule ? (
          <>
            <ReceiptSection id="fee" title={t('feeTitle')} description={t('feeWords')}>
              <FeePath
                receiptId={id}
                payer={receipt.account}
                fee={fee}
                shares={shares}
                model={receipt.modelId}
                names={receipt.names}
                parts={attribution.parts}
                agreedParts={receipt.agreedParts}
                royalties={attribution.royalties}
                stakes={attribution.stakes}
                pricedAtBlock={receipt.pricedAtBlock}
                viewer={viewer}
              />
            </ReceiptSection>
            {listed ? (
              <Suspense fallback={<Skeleton className="h-96" />}>
                <RecordSections receipt={receipt} evidence={attribution.evidence} viewer={viewer} query={query} />
              </Suspense>
            ) : null}
            <ReceiptSection id="rule" title={ruleWords(rules, rule).heading} folded>
              <ReceiptRule {...rule} pool={behind?.pool ?? 0n} />
            </ReceiptSection>
            <ReceiptSection id="history" title={t('history')} folded open={state !== 'settled'}>
              <ReceiptTimeline {...receipt} traced={attribution.evidence !== 'none'} />
            </ReceiptSection>
            {checkable ? (
              <ReceiptSection id="check" title={verify('title')} description={verify('description')}>
                <VerifyReceipt receiptId={id} epoch={receipt.epoch ?? 0} origin={readOrigin()} />
              </ReceiptSection>
            ) : null}
            <ReceiptSection id="document" title={proof('title')} folded>
              <ReceiptProof
                id={id}
                hash={receipt.receiptHash}
                previous={attribution.previous}
                pricedAtBlock={receipt.pricedAtBlock}
                permissionHash={receipt.permissionHash}
                model={{ id: receipt.modelId, name: receipt.modelName, version: receipt.modelVersion }}
              />
            </ReceiptSection>
          </>
        ) : state === 'answered' ? (
          <Alert tone="info" title={t('tracing')}>
            {t('tracingWords')}
          </Alert>
        ) : (
          <ReceiptSection id="history" title={t('history')}>
            <ReceiptTimeline {...receipt} traced />
          </ReceiptSection>
        )}
      </div>
    </>
  );
}
