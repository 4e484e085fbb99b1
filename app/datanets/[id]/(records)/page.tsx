import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { countWords } from '@/components/datanets/count-words';
import { DatanetAbout } from '@/components/datanets/datanet-about';
import { RecordFilters } from '@/components/datanets/record-filters';
import { RecordList } from '@/components/datanets/record-list';
import { searchHref } from '@/components/datanets/search-href';
import { Address } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { recordSearchSchema } from '@/lib/schemas/datanet-search';
import { dependencies } from '@/lib/server/dependencies';
import { searchRecords } from '@/lib/server/records/search-records';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DatanetRecordsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const search = recordSearchSchema.parse(await searchParams);
  const { schema } = datanet;
  const { records, total, pageCount } = await searchRecords(dependencies(), { datanetId: datanet.id, schema, search });
  const filtered = search.q !== '' || search.label !== '' || search.contributor !== '';
  const path = `/datanets/${datanet.id}`;
  return (
    <>
      <DatanetAbout description={datanet.description} schema={schema} />
      <RecordFilters datanetId={datanet.id} schema={schema} search={search} />
      {search.contributor ? (
        <p className="mb-3 flex items-center gap-1.5 text-muted text-sm">
          Only records by <Address address={search.contributor} />
        </p>
      ) : null}
      {records.length === 0 ? (
        <EmptyState
          title={filtered ? 'No record matches' : 'No record has been accepted yet'}
          description={filtered ? 'Try fewer words or filters.' : 'Be the first to contribute; a curator decides.'}
          action={
            <ButtonLink href={filtered ? path : `${path}/contribute`}>
              {filtered ? 'Show all' : 'Contribute'}
            </ButtonLink>
          }
        />
      ) : (
        <RecordList datanetId={datanet.id} records={records} schema={schema} />
      )}
      <Pagination
        page={search.page}
        pageCount={pageCount}
        hrefFor={(page) => searchHref(path, { ...search, page })}
        total={countWords(total, 'record in force', 'records in force')}
        className="mt-5"
      />
    </>
  );
}
