import type { Metadata } from 'next';
import { storeMetadataAction } from '@/app/datanets/actions';
import { CreateDatanet } from '@/components/datanets/create-datanet';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';

export const metadata: Metadata = { title: 'Create a Datanet' };

export default function NewDatanetPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Create a Datanet"
        description="A subject, the shape of its records, a licence, and who may do what. You own it, as a token that can be transferred."
        crumbs={[{ href: '/datanets', label: 'Datanets' }]}
      />
      <SignedInGate reason="to create a Datanet">
        <CreateDatanet store={storeMetadataAction} />
      </SignedInGate>
    </div>
  );
}
