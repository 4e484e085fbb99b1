import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { OutcomeBadge } from '@/components/disputes/outcome-badge';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

/** One side of a case with what it has at stake, in base units. */
type Party = { account: string; amount: bigint };

export type CaseLine = {
  key: string;
  /** What is contested: the way to its page, and what tells it from its like. */
  subject: ReactNode;
  outcome: DisputeOutcome;
  /** Nobody decided in time, and anybody can end it. */
  overdue: boolean;
  reason: string;
  contests: Party;
  answers: Party;
  openedAt: Date;
  resolveBy: Date;
};

/** Challenges or disputes, one a row; on a phone one under another, each side under its name. */
export function CaseTable({
  caption,
  names,
  cases,
}: {
  caption: string;
  /** What the columns are called in which the two lists differ. */
  names: { subject: string; contests: string; answers: string; opened: string };
  cases: readonly CaseLine[];
}) {
  const t = useTexts('disputes.caseTable');
  return (
    <Table caption={caption}>
      <TableHead className="max-sm:sr-only">
        <TableRow>
          <TableHeaderCell>{names.subject}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell>{t('reason')}</TableHeaderCell>
          <TableHeaderCell>{names.contests}</TableHeaderCell>
          <TableHeaderCell>{names.answers}</TableHeaderCell>
          <TableHeaderCell>{names.opened}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {cases.map(({ key, subject, outcome, overdue, reason, contests, answers, openedAt, resolveBy }) => (
          <TableRow
            key={key}
            className="max-sm:grid max-sm:grid-cols-2 max-sm:items-start max-sm:gap-x-4 max-sm:gap-y-3 max-sm:py-4"
          >
            <TableCell className="min-w-36 max-sm:min-w-0 max-sm:p-0">{subject}</TableCell>
            <TableCell className="max-sm:justify-self-end max-sm:p-0">
              <OutcomeBadge outcome={outcome} overdue={overdue} />
            </TableCell>
            <TableCell className="min-w-56 max-w-80 max-sm:col-span-2 max-sm:min-w-0 max-sm:p-0">
              <span className="line-clamp-3 break-words" translate="no">
                {reason}
              </span>
            </TableCell>
            <PartyCell name={names.contests} party={contests} />
            <PartyCell name={names.answers} party={answers} />
            <TableCell className="text-muted max-sm:col-span-2 max-sm:p-0">
              <PhoneName>{names.opened}</PhoneName>
              <TimeAgo at={openedAt} />
              {outcome === 'open' ? (
                <span className="block">
                  {t.rich(overdue ? 'late' : 'until', { time: () => <TimeAgo at={resolveBy} /> })}
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function PartyCell({ name, party: { account, amount } }: { name: string; party: Party }) {
  return (
    <TableCell className="max-sm:min-w-0 max-sm:p-0">
      <PhoneName>{name}</PhoneName>
      <span className="grid justify-items-start gap-0.5">
        <Address address={account} href={`/people/${account}`} />
        <Amount baseUnits={amount} className="text-muted text-xs" />
      </span>
    </TableCell>
  );
}

/** The name of a column, where there are no columns. */
function PhoneName({ children }: { children: ReactNode }) {
  return <span className="block text-faint text-xs sm:hidden">{children}</span>;
}
