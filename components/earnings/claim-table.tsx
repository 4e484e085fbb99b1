import { useTexts } from '#texts';
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
  const t = useTexts('earnings.claimTable');
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('when')}</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">{t('transaction')}</TableHeaderCell>
          <TableHeaderCell>{t('paidTo')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('paid')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {claims.map((claim) => (
          <TableRow key={claim.transactionHash}>
            <TableCell>
              <TimeAgo at={claim.claimedAt} />
            </TableCell>
            <TableCell className="max-sm:hidden">
              <code className="font-mono text-xs" title={claim.transactionHash}>
                {shortenAddress(claim.transactionHash)}
              </code>
            </TableCell>
            <TableCell>{claim.recipient === account ? t('you') : <Address address={claim.recipient} />}</TableCell>
            <TableCell numeric>
              <Amount baseUnits={claim.amount} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
