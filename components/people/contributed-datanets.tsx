import { useTexts } from '#texts';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type ContributedDatanet = {
  id: number;
  name: string | null;
  acceptedRecords: number;
  contributions: number;
  lastAt: Date;
};

/** The Datanets a person contributed to, each leading to their records in it. */
export function ContributedDatanets({
  account,
  datanets,
}: {
  account: string;
  datanets: readonly ContributedDatanet[];
}) {
  const t = useTexts('people.contributedDatanets');
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('datanet')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('accepted')}</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">{t('last')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {datanets.map((datanet) => (
          <TableRow key={datanet.id}>
            <TableCell>
              <Link className="link" href={`/datanets/${datanet.id}`} translate="no">
                {datanet.name ?? t('unnamed', { id: String(datanet.id) })}
              </Link>
              <span className="block text-faint text-xs">{t('contributions', { count: datanet.contributions })}</span>
            </TableCell>
            <TableCell numeric>
              {datanet.acceptedRecords > 0 ? (
                <Link className="link" href={`/datanets/${datanet.id}?contributor=${account}`}>
                  {t('records', { count: datanet.acceptedRecords })}
                </Link>
              ) : (
                <span className="text-muted">{t('none')}</span>
              )}
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <TimeAgo at={datanet.lastAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
