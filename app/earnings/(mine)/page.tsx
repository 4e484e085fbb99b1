import type { Metadata } from 'next';
import { prepareClaimAction } from '@/app/earnings/actions';
import { ClaimTable } from '@/components/earnings/claim-table';
import { EarningRoles } from '@/components/earnings/earning-roles';
import { EarningsChart } from '@/components/earnings/earnings-chart';
import { EarningsSummary } from '@/components/earnings/earnings-summary';
import { EpochTable } from '@/components/earnings/epoch-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Hex } from '@/lib/core/hex';
import { dependencies } from '@/lib/server/dependencies';
import { isClaimable } from '@/lib/server/earnings/is-claimable';
import { listRecentEpochs } from '@/lib/server/earnings/list-recent-epochs';
import { readEarnings } from '@/lib/server/earnings/read-earnings';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Earnings' };

export default async function EarningsPage() {
  const session = await readSession();
  const epochs = await listRecentEpochs(dependencies(), { now: new Date() });
  return (
    <>
      <PageHeader
        title="Earnings"
        description="What answers paid you, for your records and your models: by epoch, by answer, by record."
      />
      <SignedInGate reason="to see what you earned">
        {session ? <SignedIn account={session.account} /> : null}
      </SignedInGate>
      {epochs.length > 0 ? (
        <Card flush className="mt-8">
          <CardHeader
            title="All epochs"
            description="What everybody earned together; the root of each stands on chain."
          />
          <EpochTable epochs={epochs} caption="All epochs" everybody />
        </Card>
      ) : null}
    </>
  );
}

async function SignedIn({ account }: { account: Hex }) {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const now = new Date();
  const earnings = await readEarnings({ db, chain, addresses }, { account, now });
  const counted = earnings.epochs.filter((epoch) => epoch.status !== 'rejected');
  return (
    <>
      <EarningsSummary {...earnings} prepare={prepareClaimAction} />
      {earnings.roles.length > 0 ? (
        <Card className="mb-8">
          <CardHeader
            title="What you earned it for"
            description="In every answer that was traced so far, settled or not."
          />
          <EarningRoles roles={earnings.roles} />
        </Card>
      ) : null}
      {earnings.epochs.length === 0 ? (
        <EmptyState
          title="Nothing earned yet"
          description="Contribute records to a Datanet: when a model trained on them answers for pay, you are paid by how much they mattered."
          action={<ButtonLink href="/datanets">See the Datanets</ButtonLink>}
        />
      ) : (
        <div className="grid gap-6">
          <Card>
            <EarningsChart
              earned={counted.map((epoch) => ({ at: epoch.proposedAt, amount: epoch.amount }))}
              claimed={earnings.claims.map((claim) => ({ at: claim.claimedAt, amount: claim.amount }))}
              now={now}
            />
          </Card>
          <Card flush>
            <CardHeader title="Yours, by epoch" />
            <EpochTable
              epochs={earnings.epochs.map((epoch) => ({
                ...epoch,
                claimable: isClaimable(epoch, now),
                claimed: epoch.cumulative <= earnings.claimed,
              }))}
              caption="Your earnings by epoch"
            />
          </Card>
          {earnings.claims.length > 0 ? (
            <Card flush>
              <CardHeader title="Claims" />
              <ClaimTable account={account} claims={earnings.claims} />
            </Card>
          ) : null}
        </div>
      )}
    </>
  );
}
