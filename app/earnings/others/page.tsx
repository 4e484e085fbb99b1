import type { Metadata } from 'next';
import { prepareClaimsAction } from '@/app/earnings/actions';
import { ClaimForOthers } from '@/components/earnings/claim-for-others';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { dependencies } from '@/lib/server/dependencies';
import { readOpenClaims } from '@/lib/server/earnings/read-open-claims';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('earnings.othersPage'))('title') };
}

export default async function ClaimForOthersPage() {
  const t = await getTexts('earnings.othersPage');
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const { epoch, claims, total, amount } = await readOpenClaims({ db, chain, addresses }, { now: new Date() });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/earnings', label: t('earnings') }]}
      />
      <Card>
        <CardHeader
          title={t('who')}
          description={
            epoch === null
              ? t('noEpoch')
              : total > claims.length
                ? t('largest', { epoch, shown: claims.length, total })
                : t('asOf', { epoch })
          }
        />
        <SignedInGate reason={t('signInReason')}>
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
