import type { Metadata } from 'next';
import { prepareClaimsAction } from '@/app/earnings/actions';
import { ClaimForOthers } from '@/components/earnings/claim-for-others';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { dependencies } from '@/lib/server/dependencies';
import { readOpenClaims } from '@/lib/server/earnings/read-open-claims';

export const metadata: Metadata = { title: 'Claim for several accounts' };

export default async function ClaimForOthersPage() {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const { epoch, claims, total, amount } = await readOpenClaims({ db, chain, addresses }, { now: new Date() });
  return (
    <>
      <PageHeader
        title="Claim for several accounts"
        description="Your own or anybody’s, in one transaction: each account is paid itself, for all epochs at once, and you pay the gas."
        crumbs={[{ href: '/earnings', label: 'Earnings' }]}
      />
      <Card>
        <CardHeader
          title="Who has not been paid yet"
          description={
            epoch === null
              ? 'No epoch counts yet.'
              : `As epoch ${epoch} says, which is the newest that counts${total > claims.length ? `: the ${claims.length} largest of ${total.toLocaleString('en')}` : ''}.`
          }
        />
        <SignedInGate reason="to claim for others">
          <ClaimForOthers
            open={claims.map((claim) => ({ account: claim.account, amount: claim.amount.toString() }))}
            total={amount.toString()}
            prepare={prepareClaimsAction}
          />
        </SignedInGate>
      </Card>
    </>
  );
}
