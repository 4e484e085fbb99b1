import { type ContributionStatus, ContributionStatusBadge } from '@/components/datanets/contribution-status';
import { countWords } from '@/components/datanets/count-words';
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

const BOND_WORDS: Record<ContributionStatus, string> = {
  submitted: ' until the decision.',
  accepted: ', which went back on acceptance.',
  rejected: ', which went to the treasury.',
  withdrawn: ', which went back.',
};

/** Who contributed what and when, what was decided, and what is on chain. */
export function ContributionFacts({ contribution: row }: { contribution: ContributionFactsData }) {
  const downloadable = row.fileState === 'readable' && row.status !== 'withdrawn';
  return (
    <Card>
      <CardHeader
        title={`Contribution ${row.id}`}
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Address address={row.contributor} href={`/people/${row.contributor}`} />
            <span>{countWords(row.recordCount, 'record')}</span>
            <TimeAgo at={row.submittedAt} />
            <ContributionStatusBadge status={row.status} />
          </span>
        }
        action={
          downloadable ? (
            <a className="link text-sm" href={`/api/datanets/${row.datanetId}/contributions/${row.id}/file`} download>
              Download the file
            </a>
          ) : null
        }
      />
      {row.decidedBy && row.status !== 'submitted' ? (
        <p className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="text-muted">{row.status === 'rejected' ? 'Rejected by' : 'Decided by'}</span>
          <Address address={row.decidedBy} href={`/people/${row.decidedBy}`} />
          {row.decidedAt ? <TimeAgo at={row.decidedAt} className="text-faint" /> : null}
          {row.excluded.length > 0 ? (
            <span className="text-muted">{countWords(row.excluded.length, 'record')} left out</span>
          ) : null}
        </p>
      ) : null}
      {row.reason ? <blockquote className="mb-4 border-river border-l-2 pl-3 text-sm">{row.reason}</blockquote> : null}
      {BigInt(row.bond) > 0n ? (
        <p className="mb-4 text-muted text-sm">
          Its contributor left a bond of <Amount baseUnits={row.bond} />
          {BOND_WORDS[row.status]}
        </p>
      ) : null}
      <dl className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[9rem_1fr]">
        <Fact label="Content identifier" value={row.cid} />
        <Fact label="Merkle root" value={row.recordsRoot} />
        <Fact label={`Transaction, block ${row.submittedBlock}`} value={row.transactionHash} />
      </dl>
    </Card>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="self-center text-faint">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono">{value}</code>
        <CopyButton text={value} label={`Copy: ${label}`} />
      </dd>
    </>
  );
}
