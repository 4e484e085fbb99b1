import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** What the distributor paid an account, claim by claim, and where it had it paid. */
export function ClaimTable({
  account,
  claims,
}: {
  account: string;
  claims: readonly { amount: bigint; recipient: string; claimedAt: Date; transactionHash: string }[];
}) {
  return (
    <Table caption="Claims">
      <TableHead>
        <TableRow>
          <TableHeaderCell>When</TableHeaderCell>
          <TableHeaderCell>Transaction</TableHeaderCell>
          <TableHeaderCell>Paid to</TableHeaderCell>
          <TableHeaderCell numeric>Paid</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {claims.map((claim) => (
          <TableRow key={claim.transactionHash}>
            <TableCell>
              <TimeAgo at={claim.claimedAt} />
            </TableCell>
            <TableCell>
              <code className="font-mono text-xs" title={claim.transactionHash}>
                {shortenAddress(claim.transactionHash)}
              </code>
            </TableCell>
            <TableCell>{claim.recipient === account ? 'you' : <Address address={claim.recipient} />}</TableCell>
            <TableCell numeric>
              <Amount baseUnits={claim.amount} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
