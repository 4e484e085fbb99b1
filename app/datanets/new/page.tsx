import type { Metadata } from 'next';
import { storeMetadataAction } from '@/app/datanets/actions';
import { CreateDatanet } from '@/components/datanets/create-datanet';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.newPage'))('title') };
}

export default async function NewDatanetPage() {
  const t = await getTexts('datanets.newPage');
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/datanets', label: t('crumb') }]}
      />
      <SignedInGate reason={t('signIn')}>
        <CreateDatanet store={storeMetadataAction} />
      </SignedInGate>
    </div>
  );
}
