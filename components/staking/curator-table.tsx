import { useReader, useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';

export type CuratorTableRow = {
  account: string;
  role: 'owner' | 'curator' | 'none';
  amount: bigint;
  active: bigint;
  leaving: bigint;
  leavesAt: Date | null;
  disputes: number;
  lost: bigint;
  accepted: number;
  overturned: number;
};

/** Who curates, with how much at stake, and how their decisions stood up. Base units. */
export function CuratorTable({ curators, required }: { curators: readonly CuratorTableRow[]; required: bigint }) {
  const t = useTexts('staking.curatorTable');
  const { tag } = useReader();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('who')}</TableHeaderCell>
          <TableHeaderCell>{t('decides')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('atStake')}</TableHeaderCell>
          <TableHeaderCell>{t('leaves')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('lost')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('accepted')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {curators.map((row) => (
          <TableRow key={row.account}>
            <TableCell>
              <Address address={row.account} href={`/people/${row.account}`} />
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap items-center gap-2">
                {t('role', { role: row.role })}
                {row.role !== 'none' && row.active < required ? <Badge tone="warn">{t('tooSmall')}</Badge> : null}
              </span>
            </TableCell>
            <TableCell numeric className={row.amount > 0n ? 'font-medium text-value' : 'text-faint'}>
              <Amount baseUnits={row.amount} />
              {row.disputes > 0 ? (
                <span className="block text-warn text-xs">{t('disputes', { count: row.disputes })}</span>
              ) : null}
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              {leaves(row)
                ? t.rich('leavesAt', {
                    amount: () => <Amount baseUnits={row.amount - row.active} />,
                    time: () => <TimeAgo at={row.leavesAt ?? ''} />,
                  })
                : '—'}
            </TableCell>
            <TableCell numeric className={row.lost > 0n ? 'text-bad' : 'text-faint'}>
              {row.lost > 0n ? <Amount baseUnits={row.lost} /> : '—'}
            </TableCell>
            <TableCell numeric>
              {formatNumber(row.accepted, tag)}
              {row.overturned > 0 ? (
                <span className="block text-bad text-xs">{t('overturned', { count: row.overturned })}</span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function leaves({ amount, leaving, leavesAt }: CuratorTableRow): boolean {
  return amount > 0n && leaving > 0n && leavesAt !== null;
}
