import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { ChartFrame } from '@/components/charts/chart-frame';
import { Confluence } from '@/components/datanets/confluence';
import { ConfluenceInks } from '@/components/datanets/confluence-inks';
import { FieldSummaryView } from '@/components/datanets/field-summary';
import { layOutConfluence } from '@/components/datanets/lay-out-confluence';
import { searchHref } from '@/components/datanets/search-href';
import { OTHERS, streamsOf } from '@/components/datanets/streams-of';
import { Address } from '@/components/ui/address';
import { cn } from '@/components/ui/cn';
import { formatShare } from '@/components/ui/format-share';
import type { DatanetSummary } from '@/lib/schemas/datanet-summary';

const HEIGHT = 132;
const MOST_COLUMNS = 3;

/** Where a Datanet's records come from, and what stands in its columns: pictures over all of them. */
export function DatanetOverview({
  datanetId,
  counted,
  current,
}: {
  datanetId: number;
  counted: DatanetSummary;
  /** Whether what is there now is what was counted. */
  current: boolean;
}) {
  const t = useTexts('datanets.datanetOverview');
  // What tells most comes first: labels, then numbers and texts in the schema's order.
  const columns = [...counted.fields].sort((a, b) => Number(b.kind === 'label') - Number(a.kind === 'label'));
  // The records' filter looks into the first label of the schema (lib/server/records/search-records.ts).
  const searchable = columns.find(({ kind }) => kind === 'label');
  const filled = columns.filter((column) => column.filled > 0);
  const rest = filled.slice(MOST_COLUMNS);
  const view = (column: (typeof filled)[number]) => (
    <FieldSummaryView
      key={column.name}
      datanetId={datanetId}
      field={column}
      searchable={column === searchable}
      records={counted.records}
    />
  );
  return (
    <div className="grid gap-8">
      <ContributorStreams datanetId={datanetId} counted={counted} />
      <section
        aria-label={t('contents')}
        className={cn('grid gap-x-10 gap-y-8 sm:grid-cols-2', filled.length > 2 && 'lg:grid-cols-3')}
      >
        {filled.slice(0, MOST_COLUMNS).map(view)}
      </section>
      {rest.length > 0 ? (
        <details className="text-sm">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">
            {t('moreColumns', { count: rest.length })}
          </summary>
          <div className="mt-4 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">{rest.map(view)}</div>
        </details>
      ) : null}
      {current ? null : <p className="text-faint text-sm">{t('old')}</p>}
    </div>
  );
}

/** Contributors as streams that join, named beside their sources. */
export function ContributorStreams({
  datanetId,
  counted,
}: {
  datanetId: number;
  counted: Pick<DatanetSummary, 'contributors' | 'otherContributors'>;
}) {
  const t = useTexts('datanets.datanetOverview');
  const { tag } = useReader();
  const { contributors, otherContributors } = counted;
  const total = contributors.reduce((sum, { records }) => sum + records, otherContributors.records);
  const percent = (records: number) => formatShare(records / Math.max(1, total), tag);
  const people = contributors.length + otherContributors.accounts;
  const streams = streamsOf(counted);
  const ranks = new Map(layOutConfluence(streams, { height: HEIGHT }).bands.map(({ key, rank }) => [key, rank]));
  return (
    <ChartFrame
      title={t('from')}
      description={t('fromWords', { records: total, people })}
      readable
      table={{
        fileName: `datanet-${datanetId}-contributors`,
        columns: [t('contributor'), t('records'), t('share')],
        rows: [
          ...contributors.map(({ account, records }) => [
            { shown: <Address address={account} />, value: account },
            records,
            { shown: percent(records), value: String(records / Math.max(1, total)) },
          ]),
          ...(otherContributors.accounts > 0
            ? [
                [
                  t('others', { count: otherContributors.accounts }),
                  otherContributors.records,
                  {
                    shown: percent(otherContributors.records),
                    value: String(otherContributors.records / Math.max(1, total)),
                  },
                ],
              ]
            : []),
        ],
      }}
    >
      <ConfluenceInks />
      <Confluence streams={streams} height={HEIGHT} />
      <ul className="map-label flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label={t('from')}>
        {streams.map(({ key, size }) => (
          <li key={key} className="inline-flex items-center gap-1.5">
            <span
              className="bar h-1 w-4 shrink-0 rounded-full"
              style={{ background: chartColour(ranks.get(key) ?? 0) }}
              aria-hidden="true"
            />
            {key === OTHERS ? (
              t('others', { count: people - streams.length + 1 })
            ) : (
              <Address address={key} href={searchHref(`/datanets/${datanetId}`, { contributor: key })} />
            )}
            <span className="tabular-nums">{percent(size)}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
