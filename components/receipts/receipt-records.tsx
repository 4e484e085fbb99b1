import type { ReactNode } from 'react';
import { ReceiptRecord, type ReceiptRecordLine, type RecordScale } from '@/components/receipts/receipt-record';
import { Card, CardHeader } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';

export type RecordListPage = {
  records: readonly ReceiptRecordLine[];
  total: number;
  pageCount: number;
  strongest: bigint;
};

/** A page of the records behind an answer, or of those against it. */
export function ReceiptRecords({
  title,
  description,
  listed,
  scale,
  page,
  hrefFor,
  empty,
  children,
  id,
}: {
  title: ReactNode;
  description: ReactNode;
  listed: RecordListPage;
  scale: Omit<RecordScale, 'strongest'>;
  page: number;
  hrefFor: (page: number) => string;
  /** What is said where there are none. */
  empty: string;
  /** Stands between the heading and the list. */
  children?: ReactNode;
  id: string;
}) {
  const { records, total, pageCount, strongest } = listed;
  return (
    <Card id={id} className="scroll-mt-4">
      <CardHeader title={title} description={description} className="mb-6 max-w-3xl" />
      {children}
      {records.length === 0 ? (
        <p className="text-muted text-sm">{empty}</p>
      ) : (
        <ol className="divide-y divide-line">
          {records.map((record) => (
            <ReceiptRecord
              key={`${record.contributionId}-${record.index}`}
              record={record}
              scale={{ ...scale, strongest }}
            />
          ))}
        </ol>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => `${hrefFor(target)}#${id}`}
        total={`${total.toLocaleString('en')} ${total === 1 ? 'record' : 'records'}`}
        label={typeof title === 'string' ? `Pages of “${title}”` : `Pages of ${id}`}
        className="mt-5"
      />
    </Card>
  );
}
