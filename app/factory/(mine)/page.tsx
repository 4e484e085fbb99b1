import type { Metadata } from 'next';
import { FactorySteps } from '@/components/factory/factory-steps';
import { RunList } from '@/components/factory/run-list';
import { UnfinishedRuns } from '@/components/factory/unfinished-runs';
import { WhatToBuild } from '@/components/factory/what-to-build';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { isUnfinished } from '@/lib/schemas/training';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { listMyRuns } from '@/lib/server/training/list-my-runs';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('factory.listPage');
  return { title: t('title') };
}

export default async function FactoryPage() {
  const [t, session] = await Promise.all([getTexts('factory.listPage'), readSession()]);
  const runs = session ? await listMyRuns(dependencies(), session.account) : [];
  const train = <ButtonLink href="/factory/new">{t('train')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={train} />
      <div className="grid gap-14">
        <UnfinishedRuns runs={runs.filter(isUnfinished)} />
        <FactorySteps />
        <WhatToBuild />
        <section className="grid gap-4">
          <h2 className="font-semibold text-2xl">{t('runs')}</h2>
          <SignedInGate reason={t('signInReason')}>
            {runs.length === 0 ? (
              <EmptyState title={t('none')} description={t('noneWords')} action={train} />
            ) : (
              <Card flush>
                <RunList runs={runs} />
              </Card>
            )}
          </SignedInGate>
        </section>
      </div>
    </>
  );
}
