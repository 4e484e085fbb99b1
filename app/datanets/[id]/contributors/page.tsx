import type { Metadata } from 'next';
import Link from 'next/link';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { countWords } from '@/components/datanets/count-words';
import { searchHref } from '@/components/datanets/search-href';
import { Address } from '@/components/ui/address';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { pageSearchSchema } from '@/lib/schemas/datanet-search';
import { listContributors } from '@/lib/server/datanets/list-people';
import { dependencies } from '@/lib/server/dependencies';

export const metadata: Metadata = { title: 'Contributors' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ContributorsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const { page } = pageSearchSchema.parse(await searchParams);
  const { contributors, total, pageCount } = await listContributors(dependencies(), { datanetId: datanet.id, page });
  const path = `/datanets/${datanet.id}`;
  if (contributors.length === 0) {
    return <EmptyState title="Nobody has contributed yet" description="Whoever has something accepted stands here." />;
  }
  return (
    <>
      <Card flush>
        <Table caption="Contributors by accepted records">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Contributor</TableHeaderCell>
              <TableHeaderCell numeric>Accepted records</TableHeaderCell>
              <TableHeaderCell numeric>Share</TableHeaderCell>
              <TableHeaderCell numeric>Contributions</TableHeaderCell>
              <TableHeaderCell>First</TableHeaderCell>
              <TableHeaderCell>Last</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {contributors.map((row) => (
              <TableRow key={row.account}>
                <TableCell>
                  <Address address={row.account} href={searchHref(path, { contributor: row.account })} />
                </TableCell>
                <TableCell numeric>{row.records.toLocaleString('en')}</TableCell>
                <TableCell numeric className="whitespace-nowrap">
                  {percent(row.records, datanet.acceptedRecords)}
                </TableCell>
                <TableCell numeric>
                  <Link className="link" href={searchHref(`${path}/contributions`, { contributor: row.account })}>
                    {row.contributions.toLocaleString('en')}
                  </Link>
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <TimeAgo at={row.firstAt} />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <TimeAgo at={row.lastAt} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => searchHref(`${path}/contributors`, { page: target })}
        total={countWords(total, 'contributor')}
        className="mt-5"
      />
    </>
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}
