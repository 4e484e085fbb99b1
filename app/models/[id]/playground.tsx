import { savePermissionAction } from '@/app/account/actions';
import { readTraceAction } from '@/app/ask/actions';
import type { NamedModel } from '@/app/models/[id]/get-model';
import type { PanelModel } from '@/components/ask/ask-panel';
import { AskPart } from '@/components/ask/ask-part';
import { getModelNamer } from '@/components/models/get-model-namer';
import { Alert } from '@/components/ui/alert';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { AppError } from '@/lib/core/errors';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { toPermissionItem } from '@/lib/server/vault/plain-account';
import { readAccountPage } from '@/lib/server/vault/read-account-page';
import { getTexts } from '@/lib/texts/get-texts';

/** Asks the model on its own page: the same field and button as on the page for asking. */
export async function Playground({ model }: { model: NamedModel }) {
  const [session, t] = await Promise.all([readSession(), getTexts('models.modelPage')]);
  const { manifest } = model.latest;
  if (!manifest) return null;
  const asked: PanelModel = {
    id: model.id,
    name: model.name,
    summary: manifest.summary,
    kind: manifest.kind,
    unitPrice: model.unitPrice.toString(),
    datanetId: manifest.datanets[0]?.datanetId ?? null,
  };
  return (
    <section id="ask" aria-labelledby="ask-title" className="scroll-mt-6" data-no-print>
      <h2 id="ask-title" className="font-display text-2xl">
        {t('askTitle')}
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">{t('askWords')}</p>
      <SignedInGate reason={t('askReason')}>
        {session ? <SignedIn account={session.account} model={asked} /> : null}
      </SignedInGate>
    </section>
  );
}

async function SignedIn({ account, model }: { account: `0x${string}`; model: PanelModel }) {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const [read, nameOf] = await Promise.all([
    readAccountPage({ db, chain, addresses }, { account, now: new Date() }).catch((error: unknown) => {
      // The rest of the page does without the chain.
      if (error instanceof AppError && error.code === 'chain-unavailable') return null;
      throw error;
    }),
    getModelNamer(),
  ]);
  if (!read) {
    const t = await getTexts('models.modelPage');
    return <Alert tone="warn">{t('chainAway')}</Alert>;
  }
  return (
    <AskPart
      key={account}
      account={account}
      models={[model]}
      initialModel={model.id}
      permissions={read.permissions.map((permission) => toPermissionItem(permission, nameOf))}
      money={{ free: read.money.free.toString(), wallet: read.money.wallet.toString() }}
      savePermission={savePermissionAction}
      readTrace={readTraceAction}
    />
  );
}
