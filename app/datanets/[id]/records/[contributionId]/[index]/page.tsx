import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { RecordHistory } from '@/components/datanets/record-history';
import { Term } from '@/components/glossary/term';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import { parseId, parseIndex } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readRecord } from '@/lib/server/records/read-record';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ id: string; contributionId: string; index: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { contributionId, index } = await params;
  const t = await getTexts('datanets.recordPage');
  const name = `${contributionId.slice(0, 12)}·${/^\d{1,9}$/.test(index) ? Number(index) + 1 : index.slice(0, 12)}`;
  return { title: t('metaTitle', { name }) };
}

export default async function RecordPage({ params }: Props) {
  const { id, contributionId, index } = await params;
  const { datanet } = await getDatanet(id);
  const t = await getTexts('datanets.recordPage');
  const { record, history, correctedBy } = await orNotFound(() =>
    readRecord(dependencies(), {
      datanetId: datanet.id,
      contributionId: parseId(contributionId, 'contribution'),
      index: parseIndex(index),
    }),
  );
  const base = `/datanets/${datanet.id}`;
  const inForce = record.status === 'accepted' && !record.excluded && !correctedBy;
  return (
    <div className="grid gap-6">
      {correctedBy ? (
        <Alert tone="info" title={t('correctedTitle')}>
          {t.rich('corrected', {
            name: `${correctedBy.contributionId}·${correctedBy.index + 1}`,
            link: (words) => (
              <Link className="link" href={`${base}/records/${correctedBy.contributionId}/${correctedBy.index}`}>
                {words}
              </Link>
            ),
          })}
        </Alert>
      ) : null}
      {record.excluded ? <Alert tone="warn">{t('excluded')}</Alert> : null}
      {record.status === 'submitted' ? <Alert tone="info">{t('waiting')}</Alert> : null}
      {record.status === 'rejected' ? <Alert tone="warn">{t('rejected')}</Alert> : null}
      <Card>
        <CardHeader
          title={t('title', { name: `${record.contributionId}·${record.index + 1}` })}
          description={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Address address={record.contributor} href={`/people/${record.contributor}`} />
              <TimeAgo at={record.submittedAt} />
              <Link className="link" href={`${base}/contributions/${record.contributionId}`}>
                {t('contribution', { id: record.contributionId })}
              </Link>
            </span>
          }
          action={
            inForce ? (
              <ButtonLink
                size="sm"
                variant="secondary"
                href={`${base}/records/${record.contributionId}/${record.index}/correct`}
              >
                {t('correct')}
              </ButtonLink>
            ) : null
          }
        />
        {record.status === 'withdrawn' ? (
          <p className="text-muted text-sm">{t('withdrawn')}</p>
        ) : (
          <RecordFieldsView
            fields={record.fields}
            schema={datanet.schema}
            className="border-river border-l-2 py-1 pl-4 text-base"
          />
        )}
        <details className="mt-5 text-sm">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('proof')}</summary>
          <dl className="mt-2 grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[12rem_1fr]">
            <dt className="self-center text-faint">
              <Term of="hash">{t('recordHash')}</Term>
            </dt>
            <dd className="flex min-w-0 items-center gap-1">
              <code className="truncate font-mono">{record.hash}</code>
              <CopyButton text={record.hash} label={t('copyRecordHash')} />
            </dd>
            {record.contentHash ? (
              <>
                <dt className="self-center text-faint">{t('contentHash')}</dt>
                <dd className="flex min-w-0 items-center gap-1">
                  <code className="truncate font-mono">{record.contentHash}</code>
                  <CopyButton text={record.contentHash} label={t('copyContentHash')} />
                </dd>
              </>
            ) : null}
          </dl>
        </details>
      </Card>
      {history.length > 1 ? (
        <RecordHistory datanetId={datanet.id} history={history} current={record.hash} schema={datanet.schema} />
      ) : null}
    </div>
  );
}
