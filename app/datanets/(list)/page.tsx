import type { Metadata } from 'next';
import { ConfluenceInks } from '@/components/datanets/confluence-inks';
import { DatanetCard } from '@/components/datanets/datanet-card';
import { DatanetFilters } from '@/components/datanets/datanet-filters';
import { searchHref } from '@/components/datanets/search-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { datanetSearchSchema } from '@/lib/schemas/datanet-search';
import { listDatanets } from '@/lib/server/datanets/list-datanets';
import { dependencies } from '@/lib/server/dependencies';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('datanets.listPage');
  return { title: t('title'), description: t('description') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DatanetsPage({ searchParams }: Props) {
  const search = datanetSearchSchema.parse(await searchParams);
  const [t, { datanets, total, pageCount, facets }] = await Promise.all([
    getTexts('datanets.listPage'),
    listDatanets(dependencies(), search),
  ]);
  const filtered = search.q !== '' || search.tag !== '' || search.licence !== '' || search.open;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ButtonLink href="/datanets/new" variant="secondary">
            {t('create')}
          </ButtonLink>
        }
      />
      <DatanetFilters search={search} facets={facets} />
      <ConfluenceInks />
      {datanets.length === 0 ? (
        <EmptyState
          title={filtered ? t('noMatchTitle') : t('noneTitle')}
          description={filtered ? t('noMatch') : t('none')}
          action={
            <ButtonLink href={filtered ? '/datanets' : '/datanets/new'}>
              {filtered ? t('showAll') : t('createFirst')}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {datanets.map((datanet) => (
            <li key={datanet.id}>
              <DatanetCard datanet={datanet} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={search.page}
        pageCount={pageCount}
        hrefFor={(page) => searchHref('/datanets', { ...search, page })}
        total={total === 0 ? null : t('total', { count: total })}
        className="mt-6"
      />
    </>
  );
}
