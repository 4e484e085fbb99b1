'use client';

import { useTexts } from '#texts';
import { type FieldKinds, RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { RecordFields } from '@/lib/schemas/datanet';

export type RecordListItem = {
  contributionId: number;
  index: number;
  fields: RecordFields;
  /** It takes the place of an earlier record. */
  corrects: boolean;
  contributor: string;
  submittedAt: Date;
};

/**
 * Records with whose they are and since when; each leads to its own page. Rendered for the browser, so that each record is
 * sent as what it says and not a second time as elements.
 */
export function RecordList({
  datanetId,
  records,
  schema,
}: {
  datanetId: number;
  records: readonly RecordListItem[];
  schema: FieldKinds | null;
}) {
  const t = useTexts('datanets.recordList');
  return (
    <ol
      aria-label={t('list')}
      className="divide-y divide-line border-line border-y text-sm *:grid *:gap-x-8 *:gap-y-2 *:py-4 sm:*:grid-cols-[minmax(0,1fr)_11rem]"
    >
      {records.map((record) => (
        <li key={`${record.contributionId}-${record.index}`} className="row">
          <RecordFieldsView fields={record.fields} schema={schema} clamp className="content-start" />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-xs sm:flex-col sm:items-end sm:text-right">
            <Address address={record.contributor} className="text-muted" />
            <TimeAgo at={record.submittedAt} />
            <Link
              href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}
              className="after:absolute after:inset-0 hover:underline max-sm:ml-auto"
            >
              {t(record.corrects ? 'correction' : 'record', { name: `${record.contributionId}·${record.index + 1}` })}
            </Link>
          </div>
        </li>
      ))}
    </ol>
  );
}
