import Link from 'next/link';
import { useTexts } from '#texts';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

export type RecordListItem = {
  contributionId: number;
  index: number;
  hash: string;
  fields: RecordFields;
  supersedes: string | null;
  contributor: string;
  submittedAt: Date;
};

/** Records with whose they are and since when; each leads to its own page. */
export function RecordList({
  datanetId,
  records,
  schema,
}: {
  datanetId: number;
  records: readonly RecordListItem[];
  schema: DatanetSchema | null;
}) {
  const t = useTexts('datanets.recordList');
  return (
    <ol aria-label={t('list')} className="divide-y divide-line border-line border-y">
      {records.map((record) => (
        <li
          key={`${record.contributionId}-${record.index}`}
          className="relative grid gap-x-8 gap-y-2 px-1 py-4 text-sm transition-colors focus-within:bg-sunken/60 hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_11rem] sm:px-3"
        >
          <RecordFieldsView fields={record.fields} schema={schema} clamp />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-xs sm:flex-col sm:items-end sm:text-right">
            <Address address={record.contributor} className="text-muted" />
            <TimeAgo at={record.submittedAt} />
            <Link
              href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}
              className="after:absolute after:inset-0 hover:underline max-sm:ml-auto"
            >
              {t(record.supersedes ? 'correction' : 'record', { name: `${record.contributionId}·${record.index + 1}` })}
            </Link>
          </div>
        </li>
      ))}
    </ol>
  );
}
