'use client';

import { useEffect, useRef } from 'react';
import { useTexts } from '#texts';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { DECISION_IDS, focusById } from '@/components/review/decision-ids';
import { type Copy, CopyReason, type Doubt, DoubtReason } from '@/components/review/record-reasons';
import { useExcluded } from '@/components/review/use-excluded';
import { useReviewKeys } from '@/components/review/use-review-keys';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
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

/**
 * One page of a contribution's records, each with what was found about it. For who decides, each has a tick: unticked
 * ones are left out. The whole work can be done by keyboard (use-review-keys.ts).
 */
export function ReviewRecords({
  datanetId,
  contributionId,
  schema,
  labelField,
  records,
  copies,
  decidable,
  leftOut,
}: {
  datanetId: number;
  contributionId: number;
  schema: DatanetSchema | null;
  /** The field whose values are in doubt. */
  labelField: string | null;
  records: readonly ReviewRecord[];
  /** Indices of all copies, also those on other pages. */
  copies: readonly number[];
  decidable: boolean;
  /** What a curator left out when the contribution was accepted. */
  leftOut: readonly number[];
}) {
  const t = useTexts('review.reviewRecords');
  const { excluded, set, undo } = useExcluded(contributionId);
  const list = useRef<HTMLOListElement>(null);
  const out = new Set(decidable ? excluded : leftOut);
  const setTaken = (index: number, taken: boolean) =>
    set(taken ? excluded.filter((other) => other !== index) : [...excluded, index]);
  const onKeyDown = useReviewKeys(list, { leaveOutCopies: () => set([...excluded, ...copies]), undo, setTaken });
  useEffect(() => {
    // Whoever was led here by "Review the next" goes on with the first record.
    if (decidable && window.location.hash === `#${DECISION_IDS.records}`) focusById(DECISION_IDS.records);
  }, [decidable]);
  return (
    <>
      {decidable ? (
        <p className="sr-only" role="status">
          {t('announced', { out: excluded.length })}
        </p>
      ) : null}
      <ol
        ref={list}
        id={DECISION_IDS.records}
        aria-label={t('list')}
        className="scroll-mt-6 divide-y divide-line"
        {...(decidable ? { onKeyDown } : {})}
      >
        {records.map((record) => {
          const isOut = out.has(record.index);
          return (
            <li
              key={record.index}
              className="grid scroll-mt-2 scroll-mb-20 gap-x-6 gap-y-3 py-4 text-sm has-[input:focus-visible]:bg-sunken has-[input:focus-visible]:[box-shadow:-0.75rem_0_0_var(--sunken),0.75rem_0_0_var(--sunken)] lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
            >
              <div className="flex min-w-0 gap-3.5">
                {decidable ? (
                  <input
                    type="checkbox"
                    className="mt-0.5 size-5 shrink-0 accent-river"
                    aria-label={t('take', { number: record.index + 1 })}
                    value={record.index}
                    checked={!isOut}
                    onChange={(event) => setTaken(record.index, event.target.checked)}
                  />
                ) : null}
                <div className={cn('min-w-0 flex-1', isOut && 'text-faint')}>
                  <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-faint text-xs">
                    <Link
                      className="hover:text-ink hover:underline"
                      href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}
                    >
                      {t('number', { number: record.index + 1 })}
                    </Link>
                    {isOut ? <Badge>{t('leftOut')}</Badge> : null}
                    {record.doubt ? <Badge tone="warn">{t('inDoubt')}</Badge> : null}
                    {record.copy ? (
                      <Badge tone={record.copy.kind === 'copy' ? 'bad' : 'warn'}>
                        {record.copy.kind === 'copy' ? t('copy') : t('alike')}
                      </Badge>
                    ) : null}
                    {record.supersedes ? <Badge tone="river">{t('correction')}</Badge> : null}
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
    </>
  );
}
