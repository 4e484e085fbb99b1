import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** What came into the treasury and what left it. Base units; `names` are contracts by lower-case address. */
export function TreasuryLedger({
  transfers,
  names,
}: {
  transfers: readonly {
    direction: 'in' | 'out';
    counterparty: string;
    amount: bigint;
    transferredAt: Date;
    block: number;
    index: number;
    transactionHash: string;
  }[];
  names: Readonly<Record<string, string>>;
}) {
  return (
    <Table caption="Income and spending of the treasury">
      <TableHead>
        <TableRow>
          <TableHeaderCell>When</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">Direction</span>
          </TableHeaderCell>
          <TableHeaderCell>From or to</TableHeaderCell>
          <TableHeaderCell>Transaction</TableHeaderCell>
          <TableHeaderCell numeric>Amount</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {transfers.map((transfer) => {
          const name = names[transfer.counterparty];
          return (
            <TableRow key={`${transfer.block}-${transfer.index}`}>
              <TableCell className="whitespace-nowrap">
                <TimeAgo at={transfer.transferredAt} />
              </TableCell>
              <TableCell>
                <Badge tone={transfer.direction === 'in' ? 'good' : 'value'}>
                  {transfer.direction === 'in' ? 'In' : 'Out'}
                </Badge>
              </TableCell>
              <TableCell>
                <Address address={transfer.counterparty} {...(name ? { name } : {})} />
              </TableCell>
              <TableCell>
                <code className="whitespace-nowrap font-mono text-xs" title={transfer.transactionHash}>
                  {shortenAddress(transfer.transactionHash)}
                </code>
              </TableCell>
              <TableCell numeric>
                {transfer.direction === 'in' ? '+' : '−'}
                <Amount baseUnits={transfer.amount} />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
