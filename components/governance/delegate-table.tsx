import { useReader, useTexts } from '#texts';
import { formatPart } from '@/components/charts/format-part';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';

/** Who has votes, most first, with their part of all OPEN. Base units; `hrefFor` chooses an account. */
export function DelegateTable({
  delegates,
  supply,
  hrefFor,
}: {
  delegates: readonly { account: string; votes: bigint; delegators: number }[];
  supply: bigint;
  hrefFor: (account: string) => string;
}) {
  const t = useTexts('governance.delegateTable');
  const { tag } = useReader();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('who')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('votes')}</TableHeaderCell>
          <TableHeaderCell numeric className="max-sm:hidden">
            {t('part')}
          </TableHeaderCell>
          <TableHeaderCell numeric className="max-md:hidden">
            {t('givenBy')}
          </TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">{t('choose')}</span>
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
            <TableCell numeric className="max-sm:hidden">
              {formatPart(votes, supply, tag)}
            </TableCell>
            <TableCell numeric className="max-md:hidden">
              {t('accounts', { count: delegators })}
            </TableCell>
            <TableCell className="text-right">
              <Link
                href={hrefFor(account)}
                className="link whitespace-nowrap"
                aria-label={t('chooseAccount', { account })}
              >
                {t('choose')}
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
