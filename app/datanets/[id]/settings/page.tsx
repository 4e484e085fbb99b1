import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { storeMetadataAction } from '@/app/datanets/actions';
import { AccessRequests } from '@/components/datanets/access-requests';
import { CuratorSettings, MetadataSettings, PolicySettings } from '@/components/datanets/settings-panel';
import { StakeSettings } from '@/components/datanets/stake-settings';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { listAccessForOwner } from '@/lib/server/datanets/list-people';
import { dependencies } from '@/lib/server/dependencies';
import { readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.settingsPage'))('title') };
}

export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, curators, standing } = await getDatanet((await params).id);
  const t = await getTexts('datanets.settingsPage');
  const session = await readSession();
  if (!session || !standing.owner) {
    return (
      <SignedInGate reason={t('signIn')}>
        <EmptyState title={t('onlyOwner')} description={t('onlyOwnerWhy')} />
      </SignedInGate>
    );
  }
  const [requests, terms] = await Promise.all([
    listAccessForOwner(dependencies(), { datanetId: datanet.id, account: session.account }),
    readDisputeTerms(dependencies()),
  ]);
  const { name, summary, description, tags, licence, schema, similarity } = datanet;
  return (
    <div className="grid max-w-3xl gap-6">
      <PolicySettings
        datanetId={datanet.id}
        current={{ contribute: datanet.contributeAccess, train: datanet.trainAccess }}
      />
      <CuratorSettings datanetId={datanet.id} curators={curators} />
      <StakeSettings
        datanetId={datanet.id}
        current={{
          contributionBond: datanet.contributionBond.toString(),
          curatorStake: datanet.curatorStake.toString(),
        }}
        bounds={{ mostBond: terms.minimumBond.toString(), leastStake: terms.minimumStake.toString() }}
      />
      <AccessRequests datanetId={datanet.id} requests={requests} />
      {name !== null && summary !== null && schema !== null ? (
        <MetadataSettings
          datanetId={datanet.id}
          current={{
            name,
            summary,
            description: description ?? '',
            tags: tags ?? [],
            licence: licence ?? '',
            schema,
            ...(similarity ? { similarity } : {}),
          }}
          store={storeMetadataAction}
        />
      ) : null}
    </div>
  );
}
