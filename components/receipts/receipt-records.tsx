import { InfluentialRecords, type RecordLine } from '@/components/receipts/influential-records';
import { Card, CardHeader } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { TabLinks } from '@/components/ui/tab-links';

type Side = 'for' | 'against';

/** The records behind an answer, a page at a time: for it, against it, and those of the reader. */
export function ReceiptRecords({
  id,
  records,
  total,
  weightSum,
  viewer,
  side,
  mine,
  page,
  pageCount,
}: {
  id: string;
  records: readonly RecordLine[];
  total: number;
  weightSum: bigint;
  viewer: string | null;
  side: Side;
  mine: boolean;
  page: number;
  pageCount: number;
}) {
  const href = (to: { side: Side; mine: boolean; page?: number }) => {
    const query = new URLSearchParams({
      ...(to.side === 'against' ? { side: 'against' } : {}),
      ...(to.mine ? { by: 'me' } : {}),
      ...(to.page ? { page: String(to.page) } : {}),
    });
    return `/receipts/${id}${query.size > 0 ? `?${query}` : ''}`;
  };
  const empty = mine
    ? 'None of your records.'
    : side === 'for'
      ? 'No record raised this answer.'
      : 'No record spoke against it.';
  return (
    <Card>
      <CardHeader
        title="The records that mattered"
        description="Influence: how much the answer's log-odds would fall had the record not been there."
      />
      <TabLinks
        label="Which records"
        className="mb-5"
        items={[
          { href: href({ side: 'for', mine: false }), label: 'For the answer', active: side === 'for' && !mine },
          { href: href({ side: 'against', mine: false }), label: 'Against it', active: side === 'against' && !mine },
          ...(viewer ? [{ href: href({ side: 'for', mine: true }), label: 'Yours', active: mine }] : []),
        ]}
      />
      {records.length === 0 ? (
        <p className="text-muted text-sm">{empty}</p>
      ) : (
        <InfluentialRecords records={records} weightSum={weightSum} viewer={viewer} />
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => href({ side, mine, page: target })}
        total={`${total.toLocaleString('en')} ${total === 1 ? 'record' : 'records'}`}
        className="mt-5"
      />
    </Card>
  );
}
