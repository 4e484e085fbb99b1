import type { Metadata } from 'next';
import { countWords } from '@/components/datanets/count-words';
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

export const metadata: Metadata = { title: 'Datanets' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DatanetsPage({ searchParams }: Props) {
  const search = datanetSearchSchema.parse(await searchParams);
  const { datanets, total, pageCount, facets } = await listDatanets(dependencies(), search);
  const filtered = search.q !== '' || search.tag !== '' || search.licence !== '' || search.open;
  return (
    <>
      <PageHeader
        title="Datanets"
        description="Data that people gather together. Every record keeps its author, and earns when a model’s paid answer rests on it."
        actions={<ButtonLink href="/datanets/new">Create a Datanet</ButtonLink>}
      />
      <DatanetFilters search={search} facets={facets} />
      {datanets.length === 0 ? (
        <EmptyState
          title={filtered ? 'No Datanet matches' : 'There is no Datanet yet'}
          description={
            filtered
              ? 'Try fewer words or filters.'
              : 'A Datanet has a subject, a schema for its records, and a licence.'
          }
          action={
            <ButtonLink href={filtered ? '/datanets' : '/datanets/new'}>
              {filtered ? 'Show all' : 'Create the first'}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
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
        total={countWords(total, 'Datanet')}
        className="mt-6"
      />
    </>
  );
}
