import type { Metadata } from 'next';
import { savePermissionAction } from '@/app/account/actions';
import { AskPanel } from '@/components/ask/ask-panel';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Hex } from '@/lib/core/hex';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { toAskableModel, toPermissionItem } from '@/lib/server/vault/plain-account';
import { readAccountPage } from '@/lib/server/vault/read-account-page';

export const metadata: Metadata = { title: 'Ask' };

type Props = { searchParams: Promise<{ model?: string | string[] }> };

export default async function AskPage({ searchParams }: Props) {
  const [session, { model }] = await Promise.all([readSession(), searchParams]);
  return (
    <>
      <PageHeader
        title="Ask"
        description="Every answer comes with a receipt: which records shaped it, and how its fee was divided among the people behind them."
      />
      <SignedInGate reason="to ask a model">
        {session ? <SignedIn account={session.account} wanted={Number(model)} /> : null}
      </SignedInGate>
    </>
  );
}

async function SignedIn({ account, wanted }: { account: Hex; wanted: number }) {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const { money, permissions, models } = await readAccountPage({ db, chain, addresses }, { account, now: new Date() });
  const chosen = models.find((model) => model.id === wanted) ?? models[0];
  if (!chosen) {
    return (
      <EmptyState
        title="There is no model to ask yet"
        description="Train one on a Datanet and publish it with a price."
        action={<ButtonLink href="/factory/new">Train a model</ButtonLink>}
      />
    );
  }
  return (
    <AskPanel
      key={chosen.id}
      models={models.map((model) => ({ ...toAskableModel(model), datanetId: model.datanetId }))}
      initialModel={chosen.id}
      permissions={permissions.map(toPermissionItem)}
      money={{ free: money.free.toString(), wallet: money.wallet.toString() }}
      savePermission={savePermissionAction}
    />
  );
}
