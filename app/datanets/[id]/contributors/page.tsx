import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributorStreams } from '@/components/datanets/datanet-overview';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { searchHref } from '@/components/datanets/search-href';
import { Address } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatShare } from '@/components/ui/format-share';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';
import { contributorSearchSchema } from '@/lib/schemas/datanet-search';
import { listContributors } from '@/lib/server/datanets/list-people';
import { readSummary } from '@/lib/server/datanets/read-summary';
import { dependencies } from '@/lib/server/dependencies';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.contributorsPage'))('title') };
}

export default async function ContributorsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const search = contributorSearchSchema.parse(await searchParams);
  const [t, { tag }, { contributors, previous, next }, { summary: counted }] = await Promise.all([
    getTexts('datanets.contributorsPage'),
    readReader(),
    listContributors(dependencies(), { datanetId: datanet.id, search }),
    readSummary(dependencies(), datanet.id),
  ]);
  const path = `/datanets/${datanet.id}`;
  const begins = search.after === null && search.before === null;
  if (contributors.length === 0) {
    // A place that nothing stands beyond any more, as in an old link: from the beginning.
    if (!begins) redirect(`${path}/contributors`);
    return (
      <EmptyState
        title={t('emptyTitle')}
        description={t('empty')}
        action={<ButtonLink href={`${path}/contribute`}>{t('beFirst')}</ButtonLink>}
      />
    );
  }
  const share = (records: number) => records / Math.max(1, datanet.acceptedRecords);
  return (
    <div className="grid gap-8">
      {begins && counted && counted.contributors.length > 0 ? (
        <ContributorStreams datanetId={datanet.id} counted={counted} />
      ) : null}
      <Card flush>
        <Table caption={t('caption')}>
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t('contributor')}</TableHeaderCell>
              <TableHeaderCell numeric>{t('records')}</TableHeaderCell>
              <TableHeaderCell>{t('share')}</TableHeaderCell>
              <TableHeaderCell numeric>{t('contributions')}</TableHeaderCell>
              <TableHeaderCell>{t('first')}</TableHeaderCell>
              <TableHeaderCell>{t('last')}</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {contributors.map((row) => (
              <TableRow key={row.account}>
                <TableCell>
                  <Address address={row.account} href={`/people/${row.account}`} />
                </TableCell>
                <TableCell numeric>
                  <Link className="link" href={searchHref(path, { contributor: row.account })}>
                    {formatNumber(row.records, tag)}
                  </Link>
                </TableCell>
                <TableCell className="min-w-32 whitespace-nowrap tabular-nums">
                  {formatShare(share(row.records), tag)}
                  <span className="bar mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                    <span className="block h-full bg-river" style={{ width: `${share(row.records) * 100}%` }} />
                  </span>
                </TableCell>
                <TableCell numeric>
                  <Link className="link" href={searchHref(`${path}/contributions`, { contributor: row.account })}>
                    {formatNumber(row.contributions, tag)}
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
      <KeysetPagination
        path={`${path}/contributors`}
        filters={{}}
        previous={previous}
        next={next}
        label={t('pages')}
        total={t('total', { count: datanet.contributorCount })}
      />
    </div>
  );
}
