import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { getReceipt } from '@/app/receipts/[id]/get-receipt';
import { RecordSections } from '@/app/receipts/[id]/record-sections';
import { formatPart } from '@/components/charts/format-part';
import { CorrectAnswer } from '@/components/receipts/correct-answer';
import { FeePath } from '@/components/receipts/fee-path';
import { ReceiptAnswer } from '@/components/receipts/receipt-answer';
import { ReceiptProof } from '@/components/receipts/receipt-proof';
import { ReceiptRule } from '@/components/receipts/receipt-rule';
import { ReceiptStateBadge } from '@/components/receipts/receipt-state';
import { ReceiptTimeline } from '@/components/receipts/receipt-timeline';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { VerifyReceipt } from '@/components/receipts/verify-receipt';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { readCitedSources } from '@/lib/server/receipts/read-cited-sources';
import { readCorrectable } from '@/lib/server/receipts/read-correctable';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Receipt' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReceiptPage({ params, searchParams }: Props) {
  const [{ id }, query, session] = await Promise.all([params, searchParams, readSession()]);
  const viewer = session?.account ?? null;
  const receipt = await getReceipt(id);
  const { sources, complete } = await readCitedSources(dependencies(), receipt);
  const { attribution, shares, state, fee } = receipt;
  const correctable = await readCorrectable(dependencies(), { id, viewer, now: new Date() });
  // The sources of an answer in words stand under it; a list of the same records would say it twice.
  const allShown = attribution?.evidence === 'provenance' && complete;
  const pool = shares
    .filter((share) => share.role === 'contributors' && share.model === receipt.modelId)
    .reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <>
      <RefreshWhile active={state === 'answered' || state === 'settling'} />
      <PageHeader
        title="Receipt"
        crumbs={[{ href: '/receipts', label: 'Receipts' }]}
        meta={
          <>
            <ReceiptStateBadge state={state} />
            <span>
              <Address address={receipt.account} href={`/people/${receipt.account}`} className="align-bottom" /> paid{' '}
              <Amount baseUnits={fee} /> to{' '}
              <Link href={`/models/${receipt.modelId}`} className="link">
                {receipt.modelName}
              </Link>
              , version {receipt.modelVersion}
            </span>
            <TimeAgo at={receipt.askedAt} />
          </>
        }
      />
      <div className="grid gap-6">
        {receipt.problem ? <Alert tone="warn">{receipt.problem}</Alert> : null}
        <ReceiptAnswer
          question={receipt.question}
          answer={receipt.answer}
          hash={attribution?.publishedQuestion ?? null}
          disclosed={receipt.disclosed}
          spans={attribution?.spans ?? []}
          sources={sources.map((source) => ({ ...source, part: formatPart(source.amount, fee) }))}
        />
        {correctable ? <CorrectAnswer receiptId={id} datanets={correctable.manifest.datanets} /> : null}
        {attribution ? (
          <>
            <Card>
              <CardHeader title="Where the fee went" description="Every unit of it: to whom, and for what." />
              <FeePath
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
            </Card>
            {attribution.evidence === 'none' || allShown ? null : (
              <Suspense fallback={<Skeleton className="h-96" />}>
                <RecordSections receipt={receipt} evidence={attribution.evidence} viewer={viewer} query={query} />
              </Suspense>
            )}
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <ReceiptRule
                {...attribution}
                disclosed={receipt.disclosed}
                commons={attribution.commons !== '0'}
                pool={pool}
              />
              <ReceiptTimeline {...receipt} traced={attribution.evidence !== 'none'} />
            </div>
            {state === 'settled' && receipt.epoch !== null ? (
              <VerifyReceipt receiptId={id} epoch={receipt.epoch} />
            ) : null}
            <ReceiptProof
              id={id}
              hash={receipt.receiptHash}
              previous={attribution.previous}
              pricedAtBlock={receipt.pricedAtBlock}
              permissionHash={receipt.permissionHash}
              model={{ id: receipt.modelId, name: receipt.modelName, version: receipt.modelVersion }}
            />
          </>
        ) : state === 'answered' ? (
          <Alert tone="info" title="Being traced">
            Which records shaped this answer is being computed; this page shows it in a moment.
          </Alert>
        ) : (
          <ReceiptTimeline {...receipt} traced />
        )}
      </div>
    </>
  );
}
