import { useTexts } from '#texts';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Fact } from '@/components/disputes/fact';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

/** What was accepted, by whom, and the stake that answers for it. Base units. */
export function AcceptanceFacts({
  acceptance,
  records,
  schema,
  closesAt,
  closed,
}: {
  acceptance: {
    contributionId: number;
    datanetId: number;
    contributor: string;
    status: string;
    recordCount: number;
    excluded: readonly number[];
    accepted: { curator: string; at: Date; reason: string } | null;
    stake: bigint;
  };
  records: readonly { index: number; fields: RecordFields }[];
  schema: DatanetSchema | null;
  closesAt: Date | null;
  closed: boolean;
}) {
  const t = useTexts('disputes.acceptanceFacts');
  const { accepted, contributionId, datanetId } = acceptance;
  const taken = acceptance.recordCount - acceptance.excluded.length;
  const page = `/datanets/${datanetId}/contributions/${contributionId}`;
  return (
    <Card>
      <CardHeader
        title={t('title')}
        action={
          <Link href={page} className="link text-sm">
            {t('whole')}
          </Link>
        }
      />
      {accepted ? (
        <>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-sm sm:grid-cols-4">
            <Fact label={t('contributor')}>
              <Address address={acceptance.contributor} href={`/people/${acceptance.contributor}`} />
            </Fact>
            <Fact label={t('curator')}>
              <Address address={accepted.curator} href={`/people/${accepted.curator}`} />
            </Fact>
            <Fact label={t('accepted')}>
              <TimeAgo at={accepted.at} />
            </Fact>
            <Fact label={t(closed ? 'couldUntil' : 'canUntil')}>{closesAt ? <Moment at={closesAt} /> : '—'}</Fact>
            <Fact label={t('taken')}>{t('takenCount', { count: taken, out: acceptance.excluded.length })}</Fact>
            <Fact label={t('stake')}>
              <Amount baseUnits={acceptance.stake} className="font-medium text-value" />
            </Fact>
          </dl>
          {accepted.reason ? (
            <blockquote className="mt-5 break-words border-river border-l-2 pl-3 text-sm" translate="no">
              {accepted.reason}
            </blockquote>
          ) : null}
        </>
      ) : null}
      {records.length > 0 ? (
        <ol aria-label={t('records')} className="mt-5 divide-y divide-line border-line border-t text-sm">
          {records.map((record) => (
            <li key={record.index} className="grid gap-1 py-3">
              <Link
                href={`/datanets/${datanetId}/records/${contributionId}/${record.index}`}
                className="text-faint text-xs hover:text-ink hover:underline"
              >
                {t('place', { place: record.index + 1 })}
              </Link>
              <RecordFieldsView fields={record.fields} schema={schema} clamp />
            </li>
          ))}
        </ol>
      ) : acceptance.status === 'withdrawn' ? (
        <p className="mt-5 text-muted text-sm">{t('withdrawn')}</p>
      ) : null}
      {taken > records.length && records.length > 0 ? (
        <p className="mt-3 text-faint text-sm">
          {t.rich('more', {
            count: taken - records.length,
            page: (chunks) => (
              <Link href={page} className="link">
                {chunks}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </Card>
  );
}
