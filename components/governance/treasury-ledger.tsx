import { useTexts } from '#texts';
import { CsvButton } from '@/components/charts/csv-button';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { shortenAddress } from '@/lib/chain/shorten-address';
import { formatOpenExact } from '@/lib/core/units';

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
  const t = useTexts('governance.treasuryLedger');
  return (
    <figure>
      <Table caption={t('caption')}>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{t('counterparty')}</TableHeaderCell>
            <TableHeaderCell className="max-sm:hidden">{t('when')}</TableHeaderCell>
            <TableHeaderCell className="max-lg:hidden">{t('transaction')}</TableHeaderCell>
            <TableHeaderCell numeric>{t('amount')}</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {transfers.map((transfer) => {
            const name = names[transfer.counterparty];
            const sign = transfer.direction === 'in' ? '+' : '−';
            return (
              <TableRow key={`${transfer.block}-${transfer.index}`}>
                <TableCell data-value={`${name ? `${name}, ` : ''}${transfer.counterparty}`}>
                  {t.rich(transfer.direction === 'in' ? 'from' : 'to', {
                    who: () => <Address address={transfer.counterparty} {...(name ? { name } : {})} />,
                  })}
                  <TimeAgo at={transfer.transferredAt} className="block text-faint text-xs sm:hidden" />
                </TableCell>
                <TableCell className="text-muted max-sm:hidden" data-value={transfer.transferredAt.toISOString()}>
                  <TimeAgo at={transfer.transferredAt} />
                </TableCell>
                <TableCell className="max-lg:hidden" data-value={transfer.transactionHash}>
                  <code className="whitespace-nowrap font-mono text-xs" title={transfer.transactionHash}>
                    {shortenAddress(transfer.transactionHash)}
                  </code>
                </TableCell>
                <TableCell
                  numeric
                  className={transfer.direction === 'in' ? 'text-value' : 'text-ink'}
                  data-value={`${transfer.direction === 'in' ? '' : '-'}${formatOpenExact(transfer.amount)}`}
                >
                  {sign}
                  <Amount baseUnits={transfer.amount} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      <CsvButton fileName="treasury-transfers" className="mt-2 -ml-3" />
    </figure>
  );
}
