import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';

/** The records of somebody that brought the most, each with what it says and what it earned. Base units. */
export function EarningRecords({
  records,
}: {
  records: readonly {
    contributionId: number;
    index: number;
    datanetId: number;
    fields: Record<string, string | number>;
    answers: number;
    amount: bigint;
  }[];
}) {
  const t = useTexts('earnings.earningRecords');
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
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
    </Card>
  );
}

/** The longest text of a record says best which it is. */
function textOf(fields: Record<string, string | number>): string {
  return Object.values(fields)
    .map(String)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
