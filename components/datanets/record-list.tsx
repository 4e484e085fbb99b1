import Link from 'next/link';
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
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {records.map((record) => (
        <li
          key={`${record.contributionId}-${record.index}`}
          className="relative grid gap-3 px-4 py-4 text-sm transition-colors focus-within:bg-sunken/60 hover:bg-sunken/60 sm:grid-cols-[1fr_11rem] sm:gap-6 sm:px-5"
        >
          <RecordFieldsView fields={record.fields} schema={schema} clamp />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-xs sm:flex-col sm:items-end sm:text-right">
            <Address address={record.contributor} className="text-muted" />
            <TimeAgo at={record.submittedAt} />
            <Link
              href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}
              className="after:absolute after:inset-0 hover:underline"
            >
              {record.supersedes ? 'Correction' : 'Record'} {record.contributionId}·{record.index + 1}
            </Link>
          </div>
        </li>
      ))}
    </ol>
  );
}
