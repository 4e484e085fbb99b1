import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { CorrectionForm } from '@/components/contribute/correction-form';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { parseId, parseIndex } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readRecord } from '@/lib/server/records/read-record';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('contribute.correctPage');
  return { title: t('title') };
}

export default async function CorrectRecordPage({
  params,
}: {
  params: Promise<{ id: string; contributionId: string; index: string }>;
}) {
  const { id, contributionId, index } = await params;
  const { datanet, standing } = await getDatanet(id);
  const [session, t] = await Promise.all([readSession(), getTexts('contribute.correctPage')]);
  const { record, correctedBy } = await orNotFound(() =>
    readRecord(dependencies(), {
      datanetId: datanet.id,
      contributionId: parseId(contributionId, 'contribution'),
      index: parseIndex(index),
    }),
  );
  const inForce = record.status === 'accepted' && !record.excluded && !correctedBy;
  if (!datanet.schema || !inForce) {
    return <EmptyState title={t('cannot')} description={t('cannotHint')} />;
  }
  if (session && !standing.mayContribute) {
    return <EmptyState title={t('mayNot')} description={t('mayNotHint')} />;
  }
  const form = (
    <CorrectionForm
      datanetId={datanet.id}
      bond={datanet.contributionBond.toString()}
      schema={datanet.schema}
      fields={record.fields}
      supersedes={record.hash}
    />
  );
  return (
    <div className="grid gap-5">
      <Alert tone="info" title={t('credit')}>
        {t('creditRule')}
      </Alert>
      {datanet.contributeAccess === 'anyone' ? form : <SignedInGate reason={t('signIn')}>{form}</SignedInGate>}
    </div>
  );
}
