import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { ReceiptRecord, type ReceiptRecordLine, type RecordScale } from '@/components/receipts/receipt-record';
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
  listed,
  scale,
  page,
  hrefFor,
  empty,
  children,
}: {
  /** Names the pages of the list. */
  title: string;
  listed: RecordListPage;
  scale: Omit<RecordScale, 'strongest'>;
  page: number;
  hrefFor: (page: number) => string;
  /** What is said where there are none. */
  empty: string;
  /** Stands above the list. */
  children?: ReactNode;
}) {
  const t = useTexts('receipts.receiptRecords');
  const { records, total, pageCount, strongest } = listed;
  return (
    <>
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
        hrefFor={hrefFor}
        total={t('total', { count: total })}
        label={t('pages', { title })}
        className="mt-5"
      />
    </>
  );
}
