import type { Metadata } from 'next';
import { savePermissionAction } from '@/app/account/actions';
import { readTraceAction } from '@/app/ask/actions';
import { AskPanel } from '@/components/ask/ask-panel';
import { getModelNamer } from '@/components/models/get-model-namer';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { KeepCurrent } from '@/components/ui/keep-current';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Hex } from '@/lib/core/hex';
import { MAX_QUESTION_LENGTH } from '@/lib/schemas/answer-limits';
import { idSchema } from '@/lib/schemas/id';
import { listAskableModels } from '@/lib/server/answers/list-askable-models';
import { type NotAskable, whyNotAskable } from '@/lib/server/answers/why-not-askable';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { toAskableModel, toPermissionItem } from '@/lib/server/vault/plain-account';
import { readAccountPage } from '@/lib/server/vault/read-account-page';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('ask.askPage');
  return { title: t('title'), description: t('description') };
}

type Props = { searchParams: Promise<Record<'model' | 'q', string | string[] | undefined>> };

export default async function AskPage({ searchParams }: Props) {
  const [session, { model, q }, t] = await Promise.all([readSession(), searchParams, getTexts('ask.askPage')]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          session ? (
            <ButtonLink href="/receipts" variant="secondary">
              {t('receipts')}
            </ButtonLink>
          ) : null
        }
      />
      <SignedInGate reason={t('reason')}>
        {session ? (
          <SignedIn
            account={session.account}
            named={model !== undefined}
            wanted={idSchema.safeParse(Number(model)).data ?? null}
            question={typeof q === 'string' ? q.slice(0, MAX_QUESTION_LENGTH) : ''}
          />
        ) : null}
      </SignedInGate>
      {session ? null : <WhatOneCanAsk />}
    </>
  );
}

type Asking = { account: Hex; named: boolean; wanted: number | null; question: string };

/** `named` says whether the link names a model, and `wanted` which; null when what it names is no number. */
async function SignedIn({ account, named, wanted, question }: Asking) {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const page = await readAccountPage({ db, chain, addresses }, { account, wanted, now: new Date() });
  const { money, permissions, models } = page;
  const nameOf = await getModelNamer([...models, ...permissions.flatMap((permission) => permission.models)]);
  // Who names none goes on with what the newest permission pays for, and need not sign another before asking.
  const paid = permissions.find(({ standing }) => standing === 'active')?.models.map(({ id }) => id) ?? [];
  const found = models.find(({ id }) => id === wanted);
  const chosen = found ?? models.find(({ id }) => paid.includes(id)) ?? models[0];
  const why = named && !found ? await whyNotAskable({ db }, wanted) : null;
  if (why === 'unread') return <StillRead />;
  if (!chosen) return <NothingToAsk />;
  return (
    <>
      {why ? <OtherChosen why={why} /> : null}
      <AskPanel
        key={account}
        account={account}
        models={models.map((model) => ({ ...toAskableModel(model, nameOf), datanetId: model.datanetId }))}
        initialModel={chosen.id}
        initialQuestion={question}
        permissions={permissions.map((permission) => toPermissionItem(permission, nameOf))}
        money={{ free: money.free.toString(), wallet: money.wallet.toString() }}
        savePermission={savePermissionAction}
        readTrace={readTraceAction}
      />
    </>
  );
}

/** The model that a link names was published a moment ago: no other is put in its place, the page waits for it. */
async function StillRead() {
  const t = await getTexts('ask.askPage');
  return (
    <Alert tone="info" title={t('unread')}>
      <KeepCurrent seconds={2} />
      {t('unreadWords')}
    </Alert>
  );
}

/** Says why the model that a link names is not the one that is asked. */
async function OtherChosen({ why }: { why: Exclude<NotAskable, 'unread'> }) {
  const t = await getTexts('ask.askPage');
  return (
    <Alert tone="warn" className="mb-6" title={t('otherChosen')}>
      {t(why)}
    </Alert>
  );
}

/** For who is not signed in: the models there are, and what an answer of each costs. */
async function WhatOneCanAsk() {
  const [models, t, nameOf] = await Promise.all([
    listAskableModels(dependencies()),
    getTexts('ask.askPage'),
    getModelNamer(),
  ]);
  if (models.length === 0) return null;
  return (
    <section aria-labelledby="askable" className="mt-10">
      <h2 id="askable" className="font-display text-2xl">
        {t('tryThese')}
      </h2>
      <ul className="mt-4 divide-y divide-line">
        {models.slice(0, 12).map(({ id, name, summary, unitPrice }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0 max-w-2xl" translate="no">
              <Link href={`/models/${id}`} className="link font-medium">
                {nameOf(id, name)}
              </Link>
              <p className="mt-0.5 text-muted text-sm">{summary}</p>
            </div>
            <span className="text-sm text-value">
              {t.rich('price', { amount: () => <Amount baseUnits={unitPrice} /> })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function NothingToAsk() {
  const t = await getTexts('ask.askPage');
  return (
    <EmptyState
      title={t('none')}
      description={t('noneWords')}
      action={<ButtonLink href="/factory/new">{t('train')}</ButtonLink>}
    />
  );
}
