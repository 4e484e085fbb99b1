import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { type ContributionStatus, ContributionStatusBadge } from '@/components/datanets/contribution-status';
import { Term } from '@/components/glossary/term';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { TimeAgo } from '@/components/ui/time-ago';

export type ContributionFactsData = {
  id: number;
  datanetId: number;
  contributor: string;
  recordsRoot: string;
  recordCount: number;
  cid: string;
  status: ContributionStatus;
  sequence: number | null;
  excluded: number[];
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string;
  submittedAt: Date;
  submittedBlock: number;
  transactionHash: string;
  /** What its contributor left until the decision, base units as text. */
  bond: string;
  fileState: 'missing' | 'readable' | 'unreadable' | null;
};

/** Who contributed what and when, what was decided, and what is on chain. */
export function ContributionFacts({ contribution: row }: { contribution: ContributionFactsData }) {
  const t = useTexts('review.contributionFacts');
  const downloadable = row.fileState === 'readable' && row.status !== 'withdrawn';
  return (
    <Card>
      <CardHeader
        title={t('title', { id: row.id })}
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Address address={row.contributor} href={`/people/${row.contributor}`} />
            <span>{t('records', { count: row.recordCount })}</span>
            <TimeAgo at={row.submittedAt} />
            <ContributionStatusBadge status={row.status} />
          </span>
        }
        action={
          downloadable ? (
            <a className="link text-sm" href={`/api/datanets/${row.datanetId}/contributions/${row.id}/file`} download>
              {t('download')}
            </a>
          ) : null
        }
      />
      {row.decidedBy && row.status !== 'submitted' ? (
        <p className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="text-muted">{t(row.status === 'rejected' ? 'rejectedBy' : 'decidedBy')}</span>
          <Address address={row.decidedBy} href={`/people/${row.decidedBy}`} />
          {row.decidedAt ? <TimeAgo at={row.decidedAt} className="text-faint" /> : null}
          {row.excluded.length > 0 ? (
            <span className="text-muted">{t('leftOut', { count: row.excluded.length })}</span>
          ) : null}
        </p>
      ) : null}
      {row.reason ? (
        <blockquote className="mb-4 border-river border-l-2 pl-3 text-sm" translate="no">
          {row.reason}
        </blockquote>
      ) : null}
      {BigInt(row.bond) > 0n ? (
        <p className="mb-4 text-muted text-sm">
          {t.rich('bond', { status: row.status, amount: () => <Amount baseUnits={row.bond} /> })}
        </p>
      ) : null}
      <details className="text-sm">
        <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('onChain')}</summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[11rem_1fr]">
          <Fact label={<Term of="cid">{t('cid')}</Term>} copy={t('copy', { what: t('cid') })} value={row.cid} />
          <Fact
            label={<Term of="merkleRoot">{t('root')}</Term>}
            copy={t('copy', { what: t('root') })}
            value={row.recordsRoot}
          />
          <Fact
            label={t('transaction', { block: row.submittedBlock })}
            copy={t('copy', { what: t('transaction', { block: row.submittedBlock }) })}
            value={row.transactionHash}
          />
        </dl>
      </details>
    </Card>
  );
}

function Fact({ label, copy, value }: { label: ReactNode; copy: string; value: string }) {
  return (
    <>
      <dt className="self-center text-faint">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono">{value}</code>
        <CopyButton text={value} label={copy} />
      </dd>
    </>
  );
}
