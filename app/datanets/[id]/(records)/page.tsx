import { redirect } from 'next/navigation';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { DatanetAbout } from '@/components/datanets/datanet-about';
import { DatanetOverview } from '@/components/datanets/datanet-overview';
import { DatanetUse } from '@/components/datanets/datanet-use';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { RecordFilters } from '@/components/datanets/record-filters';
import { RecordList } from '@/components/datanets/record-list';
import { searchHref } from '@/components/datanets/search-href';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { AppError } from '@/lib/core/errors';
import { recordSearchSchema } from '@/lib/schemas/datanet-search';
import { readSummary } from '@/lib/server/datanets/read-summary';
import { dependencies } from '@/lib/server/dependencies';
import { orTimeout } from '@/lib/server/or-timeout';
import { searchRecords } from '@/lib/server/records/search-records';
import { getSay, getTexts } from '@/lib/texts/get-texts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DatanetRecordsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const search = recordSearchSchema.parse(await searchParams);
  const { schema } = datanet;
  const summary = readSummary(dependencies(), datanet.id);
  const [t, say, { summary: counted, current }, found] = await Promise.all([
    getTexts('datanets.recordsPage'),
    getSay(),
    summary,
    orTimeout(
      searchRecords(dependencies(), {
        datanetId: datanet.id,
        schema,
        search,
        known: summary.then((kept) => (kept.current ? (kept.summary?.records ?? null) : null)),
      }),
    ),
  ]);
  const { q, label, contributor } = search;
  const labelField = schema?.fields.find(({ kind }) => kind === 'label');
  const filtered = q !== '' || label !== '' || contributor !== '';
  const begins = !filtered && search.after === null && search.before === null;
  const path = `/datanets/${datanet.id}`;
  const tooLong = found instanceof AppError;
  // A place that nothing stands beyond any more, as in an old link: from the beginning.
  if (!tooLong && found.records.length === 0 && (search.after || search.before)) {
    redirect(searchHref(path, { q, label, contributor }));
  }
  return (
    <div className="grid gap-8">
      <RefreshWhile active={begins && datanet.acceptedRecords > 0 && !current} />
      {begins && counted && counted.records > 0 ? (
        <DatanetOverview datanetId={datanet.id} counted={counted} current={current} />
      ) : null}
      {begins && !counted && datanet.acceptedRecords > 0 ? (
        // As high as a screen has room for: what comes in its place moves nothing that is in sight.
        <div>
          <p className="mb-4 text-faint text-sm" role="status">
            {t('counting')}
          </p>
          <Skeleton className="h-[28rem]" />
        </div>
      ) : null}
      <DatanetAbout description={datanet.description} schema={schema} />
      <section aria-labelledby="records-heading" className="border-line-strong/70 border-t pt-5">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="records-heading" className="text-xl">
            {t('heading')}
          </h2>
          {tooLong ? null : (
            <p className="text-faint text-sm tabular-nums">
              {found.more
                ? t('foundMore', { count: found.total })
                : filtered
                  ? t('found', { count: found.total })
                  : t('total', {
                      count: found.total,
                      accepted: datanet.acceptedRecords,
                      replaced: found.total < datanet.acceptedRecords ? 'yes' : 'no',
                    })}
            </p>
          )}
        </div>
        <RecordFilters
          path={path}
          field={labelField ? { name: labelField.name, labels: labelField.labels ?? null } : null}
          search={{ q, label, contributor }}
        />
        {contributor ? (
          <p className="mb-3 flex items-center gap-1.5 text-muted text-sm">
            {t.rich('onlyBy', { who: () => <Address address={contributor} href={`/people/${contributor}`} /> })}
          </p>
        ) : null}
        {tooLong ? (
          <Alert tone="warn">{say(found.message)}</Alert>
        ) : found.records.length === 0 ? (
          <EmptyState
            title={filtered ? t('noMatchTitle') : t('noneTitle')}
            description={filtered ? t('noMatch') : t('none')}
            action={
              <ButtonLink href={filtered ? path : `${path}/contribute`}>
                {filtered ? t('showAll') : t('contribute')}
              </ButtonLink>
            }
          />
        ) : (
          <RecordList
            datanetId={datanet.id}
            records={found.records.map(({ contributionId, index, fields, supersedes, contributor, submittedAt }) => ({
              contributionId,
              index,
              fields,
              corrects: supersedes !== null,
              contributor,
              submittedAt,
            }))}
            schema={schema && { fields: schema.fields.map(({ name, kind }) => ({ name, kind })) }}
          />
        )}
        {tooLong ? null : (
          <KeysetPagination
            path={path}
            filters={{ q, label, contributor }}
            previous={found.previous}
            next={found.next}
            label={t('pages')}
            total=""
            className="mt-5"
          />
        )}
      </section>
      <DatanetUse datanet={datanet} />
    </div>
  );
}
