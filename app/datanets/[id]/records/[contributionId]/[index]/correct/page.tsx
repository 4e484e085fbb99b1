import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { CorrectionForm } from '@/components/contribute/correction-form';
import { CREDIT_RULE } from '@/components/datanets/record-history';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { parseId, parseIndex } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readRecord } from '@/lib/server/records/read-record';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Correct a record' };

export default async function CorrectRecordPage({
  params,
}: {
  params: Promise<{ id: string; contributionId: string; index: string }>;
}) {
  const { id, contributionId, index } = await params;
  const { datanet, standing } = await getDatanet(id);
  const session = await readSession();
  const { record, correctedBy } = await orNotFound(() =>
    readRecord(dependencies(), {
      datanetId: datanet.id,
      contributionId: parseId(contributionId, 'contribution'),
      index: parseIndex(index),
    }),
  );
  const inForce = record.status === 'accepted' && !record.excluded && !correctedBy;
  if (!datanet.schema || !inForce) {
    return (
      <EmptyState
        title="This record cannot be corrected"
        description="Only a record in force can: accepted, not left out, and not corrected already."
      />
    );
  }
  if (session && !standing.mayContribute) {
    return (
      <EmptyState title="You may not contribute here" description="A correction is a contribution of one record." />
    );
  }
  return (
    <div className="grid gap-5">
      <Alert tone="info" title="How the credit is divided">
        {CREDIT_RULE} A curator decides on the correction like on any contribution.
      </Alert>
      <SignedInGate reason="to correct a record">
        <CorrectionForm
          datanetId={datanet.id}
          bond={datanet.contributionBond.toString()}
          schema={datanet.schema}
          fields={record.fields}
          supersedes={record.hash}
        />
      </SignedInGate>
    </div>
  );
}
