import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';

/** What a record says and what it earned, in base units. */
type EarningRecord = {
  contributionId: number;
  index: number;
  datanetId: number;
  fields: Record<string, string | number>;
  answers: number;
  amount: bigint;
};

/** The records of somebody that brought the most; with `more`, the way to the others. */
export function EarningRecords({ records, more }: { records: readonly EarningRecord[]; more: boolean }) {
  const t = useTexts('earnings.earningRecords');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={t('description')}
        action={
          more ? (
            <Link href="/earnings/records" className="link text-sm">
              {t('all')}
            </Link>
          ) : null
        }
      />
      <EarningRecordList records={records} />
    </Card>
  );
}

/** Records with what answers paid for each. */
export function EarningRecordList({ records }: { records: readonly EarningRecord[] }) {
  const t = useTexts('earnings.earningRecords');
  return (
    <ol className="divide-y divide-line text-sm">
      {records.map(({ contributionId, index, datanetId, fields, answers, amount }) => (
        <li key={`${contributionId} ${index}`} className="flex items-baseline gap-4 py-3">
          <span className="min-w-0 flex-1">
            <Link
              href={`/datanets/${datanetId}/records/${contributionId}/${index}`}
              className="line-clamp-2 break-words text-ink hover:underline"
            >
              <span translate="no">{textOf(fields) || t('erased')}</span>
            </Link>
            <span className="block text-faint">{t('answers', { count: answers })}</span>
          </span>
          <Amount baseUnits={amount} className="shrink-0 text-value" />
        </li>
      ))}
    </ol>
  );
}

/** The longest text of a record says best which it is. */
function textOf(fields: Record<string, string | number>): string {
  return Object.values(fields)
    .map(String)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
