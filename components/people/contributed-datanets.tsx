import Link from 'next/link';
import { countWords } from '@/components/datanets/count-words';
import { searchHref } from '@/components/datanets/search-href';
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
  return (
    <Table caption="Datanets contributed to">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Datanet</TableHeaderCell>
          <TableHeaderCell numeric>Accepted</TableHeaderCell>
          <TableHeaderCell>Last</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {datanets.map((datanet) => (
          <TableRow key={datanet.id}>
            <TableCell>
              <Link className="link" href={`/datanets/${datanet.id}`}>
                {datanet.name ?? `Datanet ${datanet.id}`}
              </Link>
              <span className="block text-faint text-xs">{countWords(datanet.contributions, 'contribution')}</span>
            </TableCell>
            <TableCell numeric>
              {datanet.acceptedRecords > 0 ? (
                <Link className="link" href={searchHref(`/datanets/${datanet.id}`, { contributor: account })}>
                  {countWords(datanet.acceptedRecords, 'record')}
                </Link>
              ) : (
                <span className="text-muted">none yet</span>
              )}
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              <TimeAgo at={datanet.lastAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
