'use client';

import Link from 'next/link';
import { type KeyboardEvent, useRef } from 'react';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { type Copy, CopyReason, type Doubt, DoubtReason } from '@/components/review/record-reasons';
import { useExcluded } from '@/components/review/use-excluded';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

export type ReviewRecord = {
  contributionId: number;
  index: number;
  fields: RecordFields;
  supersedes: string | null;
  /** Null when nothing speaks against its label. */
  doubt: Doubt | null;
  copy: Copy | null;
};

/** Keys that lead from one record's tick to the next. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/**
 * One page of a contribution's records, each with what was found about it. For who decides, each has a tick: unticked
 * ones are left out. From a tick, the arrow keys (or j and k) lead to the next one, and the space bar turns it.
 */
export function ReviewRecords({
  datanetId,
  contributionId,
  schema,
  labelField,
  records,
  decidable,
  leftOut,
}: {
  datanetId: number;
  contributionId: number;
  schema: DatanetSchema | null;
  /** The field whose values are in doubt. */
  labelField: string | null;
  records: readonly ReviewRecord[];
  decidable: boolean;
  /** What a curator left out when the contribution was accepted. */
  leftOut: readonly number[];
}) {
  const { excluded, set } = useExcluded(contributionId);
  const list = useRef<HTMLOListElement>(null);
  const out = new Set(decidable ? excluded : leftOut);
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || !(event.target instanceof HTMLInputElement)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ticks = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
    const at = ticks.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    ticks[at + by]?.focus();
    ticks[at + by]?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <ol ref={list} aria-label="Records of the contribution" className="divide-y divide-line" onKeyDown={step}>
      {records.map((record) => {
        const isOut = out.has(record.index);
        return (
          <li
            key={record.index}
            className="grid gap-x-6 gap-y-3 px-5 py-4 text-sm has-[input:focus-visible]:bg-sunken/60 sm:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]"
          >
            <div className="flex min-w-0 gap-3.5">
              {decidable ? (
                <input
                  type="checkbox"
                  className="mt-0.5 size-[1.125rem] shrink-0 accent-river"
                  aria-label={`Take record ${record.index + 1}`}
                  checked={!isOut}
                  onChange={(event) =>
                    set(
                      event.target.checked
                        ? excluded.filter((index) => index !== record.index)
                        : [...excluded, record.index],
                    )
                  }
                />
              ) : null}
              <div className={cn('min-w-0 flex-1', isOut && 'text-faint')}>
                <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-faint text-xs">
                  <Link
                    className="hover:text-ink hover:underline"
                    href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}
                  >
                    No. {record.index + 1}
                  </Link>
                  {isOut ? <Badge>left out</Badge> : null}
                  {record.doubt ? <Badge tone="warn">label in doubt</Badge> : null}
                  {record.copy ? (
                    <Badge tone={record.copy.kind === 'copy' ? 'bad' : 'warn'}>
                      {record.copy.kind === 'copy' ? 'copy' : 'alike'}
                    </Badge>
                  ) : null}
                  {record.supersedes ? <Badge tone="river">correction</Badge> : null}
                </p>
                <RecordFieldsView
                  fields={record.fields}
                  schema={schema}
                  className={isOut ? 'line-through decoration-line-strong' : ''}
                />
              </div>
            </div>
            {record.doubt || record.copy ? (
              <div className={cn('grid content-start gap-3 text-muted lg:ml-0 lg:pt-0.5', decidable && 'ml-8')}>
                {record.doubt ? (
                  <DoubtReason doubt={record.doubt} own={labelField ? String(record.fields[labelField] ?? '') : ''} />
                ) : null}
                {record.copy ? (
                  <CopyReason copy={record.copy} datanetId={datanetId} contributionId={contributionId} />
                ) : null}
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
