import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

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

const ROLE_WORDS = { owner: 'Owner', curator: 'Curator', none: 'No longer, or never' } as const;

/** Who curates, with how much at stake, and how their decisions stood up. Base units. */
export function CuratorTable({ curators, required }: { curators: readonly CuratorTableRow[]; required: bigint }) {
  return (
    <Table caption="Curators and their stakes">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Who</TableHeaderCell>
          <TableHeaderCell>Decides here</TableHeaderCell>
          <TableHeaderCell numeric>At stake</TableHeaderCell>
          <TableHeaderCell>Leaves</TableHeaderCell>
          <TableHeaderCell numeric>Lost to disputes</TableHeaderCell>
          <TableHeaderCell numeric>Accepted</TableHeaderCell>
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
                {ROLE_WORDS[row.role]}
                {row.role !== 'none' && row.active < required ? <Badge tone="warn">stake too small</Badge> : null}
              </span>
            </TableCell>
            <TableCell numeric className={row.amount > 0n ? 'font-medium text-value' : 'text-faint'}>
              <Amount baseUnits={row.amount} />
              {row.disputes > 0 ? (
                <span className="block text-warn text-xs">
                  {row.disputes === 1 ? '1 open dispute' : `${row.disputes} open disputes`}
                </span>
              ) : null}
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              {row.amount > 0n && row.leaving > 0n && row.leavesAt ? (
                <>
                  <Amount baseUnits={row.amount - row.active} />, <TimeAgo at={row.leavesAt} />
                </>
              ) : (
                '—'
              )}
            </TableCell>
            <TableCell numeric className={row.lost > 0n ? 'text-bad' : 'text-faint'}>
              {row.lost > 0n ? <Amount baseUnits={row.lost} /> : '—'}
            </TableCell>
            <TableCell numeric>
              {row.accepted.toLocaleString('en')}
              {row.overturned > 0 ? (
                <span className="block text-bad text-xs">{row.overturned.toLocaleString('en')} wrongly</span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
