'use client';

import { useEffect, useState } from 'react';
import { AlikeState } from '@/components/contribute/alike-state';
import type { ContributionWorker } from '@/components/contribute/use-contribution-worker';
import type { Counts, PreviewRow, RowFilter } from '@/components/contribute/worker-messages';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { DatanetSchema } from '@/lib/schemas/datanet';

const PAGE_SIZE = 100;

/** The rows of the file as they would be contributed, with the ones that fail or repeat and why. */
export function PreviewTable({
  worker,
  schema,
  counts,
  version,
}: {
  worker: ContributionWorker;
  schema: DatanetSchema;
  counts: Counts;
  /** Changes whenever the worker's rows do. */
  version: number;
}) {
  const [filter, setFilter] = useState<RowFilter>('all');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ rows: PreviewRow[]; total: number }>({ rows: [], total: 0 });
  const { call } = worker;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that the worker's rows changed
  useEffect(() => {
    let gone = false;
    call('page', { filter, page, pageSize: PAGE_SIZE })
      .then((answer) => {
        if (!gone) setShown(answer);
      })
      // The file was closed meanwhile; the panel says what there is to say.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [call, filter, page, version]);

  const filters: { value: RowFilter; label: string; count: number }[] = [
    { value: 'all', label: 'All rows', count: counts.total },
    { value: 'ready', label: 'Ready', count: counts.ready },
    { value: 'failed', label: 'Failed', count: counts.failed },
    { value: 'duplicate', label: 'Duplicates', count: counts.duplicate + counts.known },
    { value: 'copy', label: 'Almost the same', count: counts.copy },
    { value: 'similar', label: 'Similar', count: counts.similar },
  ];
  const pageCount = Math.max(1, Math.ceil(shown.total / PAGE_SIZE));
  return (
    <div className="grid gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Rows to show</legend>
        {filters.map((one) => (
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
            {one.label} <span className="tabular-nums opacity-80">{one.count.toLocaleString('en')}</span>
          </Button>
        ))}
      </fieldset>
      <div className="max-h-[32rem] overflow-auto rounded-lg border border-line bg-surface">
        <Table caption="Preview of the file’s rows">
          <TableHead className="sticky top-0 z-10 bg-surface">
            <TableRow>
              <TableHeaderCell numeric>Line</TableHeaderCell>
              <TableHeaderCell>State</TableHeaderCell>
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
                <TableCell className="min-w-48 max-w-72">
                  <RowState row={row} />
                </TableCell>
                {schema.fields.map((field) => (
                  <TableCell key={field.name} className="min-w-32 max-w-xl">
                    <span className="line-clamp-4 whitespace-pre-line break-words">{row.values[field.name] ?? ''}</span>
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {shown.rows.length === 0 ? (
          <p className="px-4 py-8 text-center text-muted text-sm">No rows of this kind.</p>
        ) : null}
      </div>
      {pageCount > 1 ? (
        <div className="flex items-center justify-between gap-3 text-sm">
          <p className="text-faint tabular-nums">
            Page {page} of {pageCount.toLocaleString('en')}
          </p>
          <div className="flex gap-2">
            <Button size="sm" variant="secondary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              Previous
            </Button>
            <Button size="sm" variant="secondary" disabled={page >= pageCount} onClick={() => setPage(page + 1)}>
              Next
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function RowState({ row }: { row: PreviewRow }) {
  const { state } = row;
  if (state.kind === 'ready') return <Badge tone="good">ready</Badge>;
  if (state.kind === 'failed') {
    return (
      <>
        <Badge tone="bad">failed</Badge>
        <p className="mt-1 break-words text-bad text-xs">{state.problem}</p>
      </>
    );
  }
  if (state.kind === 'duplicate') {
    return (
      <>
        <Badge tone="warn">repeated</Badge>
        <p className="mt-1 text-muted text-xs">Says the same as line {state.ofLine}.</p>
      </>
    );
  }
  if ('similarityPermille' in state) return <AlikeState alike={state} />;
  return (
    <>
      <Badge tone="warn">{state.accepted ? 'in the Datanet' : 'under review'}</Badge>
      <p className="mt-1 text-muted text-xs">
        Contribution {state.contributionId} by <Address address={state.contributor} /> says exactly this.
      </p>
    </>
  );
}
