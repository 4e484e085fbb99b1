'use client';

import { useEffect, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { AlikeState } from '@/components/contribute/alike-state';
import type { ContributionWorker } from '@/components/contribute/use-contribution-worker';
import type { Counts, PreviewRow, RowFilter } from '@/components/contribute/worker-messages';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { useNarrow } from '@/components/ui/use-narrow';
import { formatNumber } from '@/lib/core/format-number';
import type { DatanetSchema } from '@/lib/schemas/datanet';

const PAGE_SIZE = 100;
/** Fewer on a phone, where the list is as long as its rows and what follows stands below. */
const NARROW_PAGE_SIZE = 20;

/**
 * The rows of the file as they would be contributed, with the ones that fail or repeat and why. A table; on a phone a
 * list, the words first: there a table would hide them beyond its edge.
 */
export function PreviewTable({
  worker,
  schema,
  counts,
  version,
  byHand,
}: {
  worker: ContributionWorker;
  schema: DatanetSchema;
  counts: Counts;
  /** Changes whenever the worker's rows do. */
  version: number;
  /** The rows were typed one by one: whoever did needs no kinds of rows to choose from that there are none of. */
  byHand: boolean;
}) {
  const t = useTexts('contribute.previewTable');
  const { tag } = useReader();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ rows: PreviewRow[]; total: number }>({ rows: [], total: 0 });
  const { call } = worker;
  const narrow = useNarrow();
  const pageSize = narrow ? NARROW_PAGE_SIZE : PAGE_SIZE;

  // Turned to the other way, the phone counts its pages anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of a page says which pages there are
  useEffect(() => setPage(1), [pageSize]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that the worker's rows changed
  useEffect(() => {
    let gone = false;
    call('page', { filter, page, pageSize })
      .then((answer) => {
        if (!gone) setShown(answer);
      })
      // The file was closed meanwhile; the panel says what there is to say.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [call, filter, page, pageSize, version]);

  const filters: { value: RowFilter; label: string; count: number }[] = [
    { value: 'all', label: t('all'), count: counts.total },
    { value: 'ready', label: t('ready'), count: counts.ready },
    { value: 'failed', label: t('failed'), count: counts.failed },
    { value: 'duplicate', label: t('duplicates'), count: counts.duplicate + counts.known },
    { value: 'copy', label: t('copies'), count: counts.copy },
    { value: 'similar', label: t('similar'), count: counts.similar },
  ];
  const offered = byHand ? filters.filter(({ count }) => count > 0) : filters;
  const pageCount = Math.max(1, Math.ceil(shown.total / pageSize));
  return (
    <div className="grid gap-3">
      <fieldset className={cn('flex flex-wrap gap-2', byHand && counts.ready === counts.total && 'hidden')}>
        <legend className="sr-only">{t('rowsToShow')}</legend>
        {offered.map((one) => (
          <Button
            key={one.value}
            size="sm"
            variant={filter === one.value ? 'primary' : 'secondary'}
            aria-pressed={filter === one.value}
            onClick={() => {
              setFilter(one.value);
              setPage(1);
            }}
          >
            {one.label} <span className="tabular-nums opacity-80">{formatNumber(one.count, tag)}</span>
          </Button>
        ))}
      </fieldset>
      <div className="rounded-lg border border-line bg-surface sm:max-h-[32rem] sm:overflow-auto">
        {narrow ? (
          <ol className="divide-y divide-line" aria-label={t('caption')}>
            {shown.rows.map((row) => (
              <li key={row.line} className="flex gap-3 px-4 py-3 text-sm">
                <span className="text-faint tabular-nums">{row.line}</span>
                <div className="grid min-w-0 gap-2">
                  <RecordFieldsView fields={withoutEmpty(row.values)} schema={schema} clamp />
                  <div>
                    <RowState row={row} />
                  </div>
                </div>
              </li>
            ))}
          </ol>
        ) : (
          <Table caption={t('caption')} className="[&_tr>*:first-child]:pl-4 [&_tr>*:last-child]:pr-4">
            <TableHead className="sticky top-0 z-10 bg-surface">
              <TableRow>
                <TableHeaderCell numeric>{t('line')}</TableHeaderCell>
                <TableHeaderCell>{t('state')}</TableHeaderCell>
                {schema.fields.map((field) => (
                  <TableHeaderCell key={field.name}>{field.name}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.rows.map((row) => (
                <TableRow key={row.line}>
                  <TableCell numeric className="text-faint">
                    {row.line}
                  </TableCell>
                  <TableCell className="min-w-56 max-w-80">
                    <RowState row={row} />
                  </TableCell>
                  {schema.fields.map((field) => (
                    <TableCell key={field.name} className="min-w-32 max-w-xl">
                      <span className="line-clamp-4 whitespace-pre-line break-words">
                        {row.values[field.name] ?? ''}
                      </span>
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {shown.rows.length === 0 ? <p className="px-4 py-8 text-center text-muted text-sm">{t('none')}</p> : null}
      </div>
      {pageCount > 1 ? (
        <div className="flex items-center justify-between gap-3 text-sm">
          <p className="text-faint tabular-nums">{t('page', { page, pageCount })}</p>
          <div className="flex gap-2">
            <Button size="sm" variant="secondary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t('previous')}
            </Button>
            <Button size="sm" variant="secondary" disabled={page >= pageCount} onClick={() => setPage(page + 1)}>
              {t('next')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function withoutEmpty(values: PreviewRow['values']): PreviewRow['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function RowState({ row }: { row: PreviewRow }) {
  const t = useTexts('contribute.previewTable');
  const say = useSay();
  const { state } = row;
  if (state.kind === 'ready') return <Badge tone="good">{t('stateReady')}</Badge>;
  if (state.kind === 'failed') {
    return (
      <>
        <Badge tone="bad">{t('stateFailed')}</Badge>
        <p className="mt-1 break-words text-bad text-xs">{say(state.problem)}</p>
      </>
    );
  }
  if (state.kind === 'duplicate') {
    return (
      <>
        <Badge tone="warn">{t('stateRepeated')}</Badge>
        <p className="mt-1 text-muted text-xs">{t('repeats', { line: state.ofLine })}</p>
      </>
    );
  }
  if ('similarityPermille' in state) return <AlikeState alike={state} />;
  return (
    <>
      <Badge tone="warn">{state.accepted ? t('stateKnown') : t('stateUnderReview')}</Badge>
      <p className="mt-1 text-muted text-xs">
        {t.rich('known', {
          id: state.contributionId,
          contributor: () => <Address address={state.contributor} />,
        })}
      </p>
    </>
  );
}
