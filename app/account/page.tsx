import type { Metadata } from 'next';
import Link from 'next/link';
import { createApiKeyAction, revokeApiKeyAction, savePermissionAction } from '@/app/account/actions';
import { AccountView } from '@/components/account/account-view';
import { MyStakes } from '@/components/staking/my-stakes';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Hex } from '@/lib/core/hex';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { listMyStakes } from '@/lib/server/staking/list-my-stakes';
import { toApiKeyItem, toAskableModel, toPermissionItem } from '@/lib/server/vault/plain-account';
import { readAccountPage } from '@/lib/server/vault/read-account-page';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const session = await readSession();
  return (
    <>
      <PageHeader
        title="Account"
        description={
          <>
            Your deposit pays for answers, under permissions that you sign. See{' '}
            <Link href="/receipts" className="link">
              what you asked
            </Link>{' '}
            and{' '}
            <Link href="/earnings" className="link">
              what you earned
            </Link>
            .
          </>
        }
      />
      <SignedInGate reason="to see your account">
        {session ? <SignedIn account={session.account} /> : null}
      </SignedInGate>
    </>
  );
}

async function SignedIn({ account }: { account: Hex }) {
  const { db, chain } = dependencies();
  const config = readChainConfig();
  const { addresses } = config;
  const [page, stakes] = await Promise.all([
    readAccountPage({ db, chain, addresses }, { account, now: new Date() }),
    listMyStakes({ db }, account),
  ]);
  return (
    <>
      <AccountView
        chain={config}
        money={page.money}
        permissions={page.permissions.map(toPermissionItem)}
        keys={page.keys.map(toApiKeyItem)}
        models={page.models.map(toAskableModel)}
        replacedOperator={page.replacedOperator}
        savePermission={savePermissionAction}
        createApiKey={createApiKeyAction}
        revokeApiKey={revokeApiKeyAction}
      />
      {stakes.length > 0 ? (
        <div className="mt-6">
          <MyStakes stakes={stakes} />
        </div>
      ) : null}
    </>
  );
}
