import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { CuratorTable } from '@/components/staking/curator-table';
import { OwnStake } from '@/components/staking/own-stake';
import { StakeTerms } from '@/components/staking/stake-terms';
import { Card, CardHeader } from '@/components/ui/card';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { readDatanetStakes } from '@/lib/server/staking/read-datanet-stakes';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('staking.stakesPage'))('title') };
}

export default async function StakesPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, curators, standing } = await getDatanet((await params).id);
  const t = await getTexts('staking.stakesPage');
  const session = await readSession();
  const stakes = await readDatanetStakes(dependencies(), {
    datanetId: datanet.id,
    owner: datanet.owner,
    curators,
    account: session?.account ?? null,
    now: new Date(),
  });
  return (
    <div className="grid gap-6">
      <StakeTerms required={datanet.curatorStake} {...stakes.terms} />
      <Card flush>
        <CardHeader title={t('who')} description={t('whoDescription')} />
        <CuratorTable curators={stakes.curators} required={datanet.curatorStake} />
      </Card>
      <SignedInGate reason={t('signIn')}>
        {session && stakes.own ? (
          <OwnStake
            datanetId={datanet.id}
            account={session.account}
            curator={standing.curator}
            stake={stakes.own}
            required={datanet.curatorStake}
            minimumStake={stakes.terms.minimumStake}
            unbondingDelayS={stakes.terms.unbondingDelayS}
          />
        ) : null}
      </SignedInGate>
    </div>
  );
}
