import type { Metadata } from 'next';
import {
  createApiKeyAction,
  removeEndpointKeyAction,
  revokeApiKeyAction,
  savePermissionAction,
} from '@/app/account/actions';
import { AccountView } from '@/components/account/account-view';
import { getModelNamer } from '@/components/models/get-model-namer';
import { MyStakes } from '@/components/staking/my-stakes';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Hex } from '@/lib/core/hex';
import { idSchema } from '@/lib/schemas/id';
import { dependencies } from '@/lib/server/dependencies';
import { listEndpointSecrets } from '@/lib/server/endpoints/list-endpoint-secrets';
import { readSession } from '@/lib/server/session/read-session';
import { listMyStakes } from '@/lib/server/staking/list-my-stakes';
import { toApiKeyItem, toAskableModel, toPermissionItem } from '@/lib/server/vault/plain-account';
import { readAccountPage } from '@/lib/server/vault/read-account-page';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('account.accountPage');
  return { title: t('title') };
}

type Props = { searchParams: Promise<Record<'model', string | string[] | undefined>> };

export default async function AccountPage({ searchParams }: Props) {
  const [session, { model }, t] = await Promise.all([readSession(), searchParams, getTexts('account.accountPage')]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t.rich('description', {
          receipts: (chunks) => (
            <Link href="/receipts" className="link">
              {chunks}
            </Link>
          ),
          earnings: (chunks) => (
            <Link href="/earnings" className="link">
              {chunks}
            </Link>
          ),
        })}
      />
      <SignedInGate reason={t('signIn')}>
        {session ? (
          <SignedIn account={session.account} wanted={idSchema.safeParse(Number(model)).data ?? null} />
        ) : null}
      </SignedInGate>
    </>
  );
}

/** `wanted` is the model whose page led here. */
async function SignedIn({ account, wanted }: { account: Hex; wanted: number | null }) {
  const { db, chain } = dependencies();
  const config = readChainConfig();
  const { addresses } = config;
  const [page, stakes, endpointKeys] = await Promise.all([
    readAccountPage({ db, chain, addresses }, { account, wanted, now: new Date() }),
    listMyStakes({ db }, account),
    listEndpointSecrets({ db }, account),
  ]);
  const nameOf = await getModelNamer([...page.models, ...page.permissions.flatMap(({ models }) => models)]);
  const permissions = page.permissions.map((permission) => toPermissionItem(permission, nameOf));
  return (
    <>
      <AccountView
        chain={config}
        money={page.money}
        permissions={permissions}
        keys={page.keys.map(toApiKeyItem)}
        endpointKeys={endpointKeys.map((key) => ({ ...key, createdAt: key.createdAt.toISOString() }))}
        models={page.models.map((model) => toAskableModel(model, nameOf))}
        wanted={wanted}
        replacedOperator={page.replacedOperator}
        savePermission={savePermissionAction}
        createApiKey={createApiKeyAction}
        revokeApiKey={revokeApiKeyAction}
        removeEndpointKey={removeEndpointKeyAction}
      />
      {stakes.length > 0 ? (
        <div className="mt-6">
          <MyStakes stakes={stakes} />
        </div>
      ) : null}
    </>
  );
}
