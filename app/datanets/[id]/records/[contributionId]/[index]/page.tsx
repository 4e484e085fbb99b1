import type { Metadata } from 'next';
import Link from 'next/link';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { RecordHistory } from '@/components/datanets/record-history';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { TimeAgo } from '@/components/ui/time-ago';
import { parseId, parseIndex } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readRecord } from '@/lib/server/records/read-record';

export const metadata: Metadata = { title: 'Record' };

export default async function RecordPage({
  params,
}: {
  params: Promise<{ id: string; contributionId: string; index: string }>;
}) {
  const { id, contributionId, index } = await params;
  const { datanet } = await getDatanet(id);
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
        <Alert tone="info" title="Corrected">
          A later record took its place:{' '}
          <Link className="link" href={`${base}/records/${correctedBy.contributionId}/${correctedBy.index}`}>
            record {correctedBy.contributionId}·{correctedBy.index + 1}
          </Link>
          .
        </Alert>
      ) : null}
      {record.excluded ? (
        <Alert tone="warn">A curator left this record out when accepting its contribution.</Alert>
      ) : null}
      <Card>
        <CardHeader
          title={`Record ${record.contributionId}·${record.index + 1}`}
          description={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Address address={record.contributor} href={`/people/${record.contributor}`} />
              <TimeAgo at={record.submittedAt} />
              <Link className="link" href={`${base}/contributions/${record.contributionId}`}>
                Contribution {record.contributionId}
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
                Suggest a correction
              </ButtonLink>
            ) : null
          }
        />
        {record.status === 'withdrawn' ? (
          <p className="text-muted text-sm">
            Its contributor withdrew it: the text is erased, and only the hashes are kept.
          </p>
        ) : (
          <RecordFieldsView fields={record.fields} schema={datanet.schema} />
        )}
        <dl className="mt-5 grid gap-x-6 gap-y-1 border-line border-t pt-4 text-xs sm:grid-cols-[9rem_1fr]">
          <dt className="self-center text-faint">Record hash</dt>
          <dd className="flex min-w-0 items-center gap-1">
            <code className="truncate font-mono">{record.hash}</code>
            <CopyButton text={record.hash} label="Copy the record hash" />
          </dd>
          {record.contentHash ? (
            <>
              <dt className="self-center text-faint">Content hash</dt>
              <dd className="flex min-w-0 items-center gap-1">
                <code className="truncate font-mono">{record.contentHash}</code>
                <CopyButton text={record.contentHash} label="Copy the content hash" />
              </dd>
            </>
          ) : null}
        </dl>
      </Card>
      {history.length > 1 ? (
        <RecordHistory datanetId={datanet.id} history={history} current={record.hash} schema={datanet.schema} />
      ) : null}
    </div>
  );
}
