import Link from 'next/link';
import { formatPart } from '@/components/charts/format-part';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';

/** Who has votes, most first, with their part of all OPEN. Base units. */
export function DelegateTable({
  delegates,
  supply,
}: {
  delegates: readonly { account: string; votes: bigint; delegators: number }[];
  supply: bigint;
}) {
  return (
    <Table caption="Delegates">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Delegate</TableHeaderCell>
          <TableHeaderCell numeric>Votes</TableHeaderCell>
          <TableHeaderCell numeric>Of all OPEN</TableHeaderCell>
          <TableHeaderCell numeric>Given by</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">Choose</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {delegates.map(({ account, votes, delegators }) => (
          <TableRow key={account}>
            <TableCell>
              <Address address={account} href={`/people/${account}`} />
            </TableCell>
            <TableCell numeric>
              <Amount baseUnits={votes} unit={false} />
            </TableCell>
            <TableCell numeric>{formatPart(votes, supply)}</TableCell>
            <TableCell numeric>
              {delegators.toLocaleString('en')} {delegators === 1 ? 'account' : 'accounts'}
            </TableCell>
            <TableCell>
              <Link href={`/governance/delegates?to=${account}`} className="link whitespace-nowrap" scroll={false}>
                Choose<span className="sr-only"> {account}</span>
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
