import type { Metadata } from 'next';
import Link from 'next/link';
import { FeePath } from '@/components/receipts/fee-path';
import { Formula } from '@/components/receipts/formula';
import { ReceiptAnswer } from '@/components/receipts/receipt-answer';
import { ReceiptProof } from '@/components/receipts/receipt-proof';
import { ReceiptRecords } from '@/components/receipts/receipt-records';
import { ReceiptStateBadge } from '@/components/receipts/receipt-state';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readReceipt, recordPageCount } from '@/lib/server/receipts/read-receipt';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Receipt' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ side?: string; by?: string; page?: string }>;
};

export default async function ReceiptPage({ params, searchParams }: Props) {
  const [{ id }, query, session] = await Promise.all([params, searchParams, readSession()]);
  const viewer = session?.account ?? null;
  const side = query.side === 'against' ? 'against' : 'for';
  const mine = viewer !== null && query.by === 'me';
  const page = Math.max(1, Math.min(10_000, Math.floor(Number(query.page)) || 1));
  const receipt = await orNotFound(() =>
    readReceipt(dependencies(), {
      id,
      viewer,
      side,
      contributor: mine ? viewer : null,
      page,
    }),
  );
  const { attribution, shares, state } = receipt;
  const pool = shares.reduce((sum, share) => (share.role === 'contributors' ? sum + share.amount : sum), 0n);
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
              <Amount baseUnits={receipt.fee} /> to{' '}
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
        />
        {attribution ? (
          <>
            <Card>
              <CardHeader title="Where the fee went" description="Every unit of it, to whom, and for what." />
              <FeePath
                payer={receipt.account}
                fee={receipt.fee}
                shares={shares}
                parts={attribution.parts}
                viewer={viewer}
              />
            </Card>
            {attribution.rule === 'records' || receipt.records.length > 0 ? (
              <ReceiptRecords
                id={id}
                records={receipt.records}
                total={receipt.recordCount}
                weightSum={receipt.weightSum}
                viewer={viewer}
                side={side}
                mine={mine}
                page={page}
                pageCount={recordPageCount(receipt.recordCount)}
              />
            ) : null}
            <Card>
              <CardHeader title="How the amounts follow" />
              <Formula {...attribution} pool={pool} epoch={state === 'settled' ? receipt.epoch : null} />
            </Card>
            <ReceiptProof
              id={id}
              hash={receipt.receiptHash}
              previous={attribution.previous}
              pricedAtBlock={receipt.pricedAtBlock}
              permissionHash={receipt.permissionHash}
            />
          </>
        ) : state === 'answered' ? (
          <Alert tone="info" title="Being attributed">
            The influence of every training record on this answer is being computed; this page shows it in a moment.
          </Alert>
        ) : null}
      </div>
    </>
  );
}
