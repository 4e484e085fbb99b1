import type { Metadata } from 'next';
import { Suspense } from 'react';
import { prepareClaimAction } from '@/app/earnings/actions';
import { ClaimLinks } from '@/components/earnings/claim-links';
import { ClaimTable } from '@/components/earnings/claim-table';
import { EarningRecords } from '@/components/earnings/earning-records';
import { EarningsSummary } from '@/components/earnings/earnings-summary';
import { EpochTable } from '@/components/earnings/epoch-table';
import { IncomeChart } from '@/components/earnings/income-chart';
import { WaysToEarn } from '@/components/earnings/ways-to-earn';
import { Term } from '@/components/glossary/term';
import { RecentContributions } from '@/components/people/recent-contributions';
import { Card, CardHeader } from '@/components/ui/card';
import { KeepCurrent } from '@/components/ui/keep-current';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { describeDuration } from '@/lib/core/describe-duration';
import type { Hex } from '@/lib/core/hex';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { isClaimable } from '@/lib/server/earnings/is-claimable';
import { listPaidRecords } from '@/lib/server/earnings/list-paid-records';
import { listRecentEpochs } from '@/lib/server/earnings/list-recent-epochs';
import { readEarnings } from '@/lib/server/earnings/read-earnings';
import { readIncome } from '@/lib/server/earnings/read-income';
import { listLatestContributions } from '@/lib/server/people/list-latest-contributions';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

const RECORDS_SHOWN = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('earnings.minePage'))('title') };
}

export default async function EarningsPage() {
  const [t, { tag }, session, { challengeWindowS }, epochs] = await Promise.all([
    getTexts('earnings.minePage'),
    readReader(),
    readSession(),
    readDisputeTerms(dependencies()),
    listRecentEpochs(dependencies(), { now: new Date() }),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {session ? <KeepCurrent seconds={60} /> : null}
      <SignedInGate reason={t('signInReason')}>{session ? <SignedIn account={session.account} /> : null}</SignedInGate>
      {epochs.length > 0 ? (
        <Card flush className="mt-10">
          <CardHeader
            title={t('allEpochs')}
            description={t.rich('allEpochsWords', {
              every: describeDuration(env.SETTLE_EVERY_S, tag),
              window: describeDuration(challengeWindowS, tag),
              epoch: (chunks) => <Term of="epoch">{chunks}</Term>,
            })}
          />
          <EpochTable epochs={epochs} caption={t('allEpochs')} everybody />
        </Card>
      ) : null}
    </>
  );
}

async function SignedIn({ account }: { account: Hex }) {
  const { db, chain } = dependencies();
  const { addresses } = readChainConfig();
  const now = new Date();
  const [t, earnings, income] = await Promise.all([
    getTexts('earnings.minePage'),
    readEarnings({ db, chain, addresses }, { account, now }),
    readIncome({ db }, { account, now }),
  ]);
  if (!income && earnings.epochs.length === 0) {
    return (
      <>
        <Contributions account={account} />
        <WaysToEarn />
        <div className="mt-6">
          <ClaimLinks />
        </div>
      </>
    );
  }
  return (
    <>
      <EarningsSummary {...earnings} prepare={prepareClaimAction} />
      <div className="grid gap-10">
        {income ? <IncomeChart {...income} /> : null}
        <Contributions account={account} />
        <Suspense fallback={<Skeleton className="h-40" />}>
          <Records account={account} />
        </Suspense>
        {earnings.epochs.length > 0 ? (
          <Card flush>
            <CardHeader title={t('byEpoch')} description={t('byEpochWords')} />
            <EpochTable
              epochs={earnings.epochs.map((epoch) => ({
                ...epoch,
                claimable: isClaimable(epoch, now),
                claimed: epoch.cumulative <= earnings.claimed,
              }))}
              caption={t('byEpochCaption')}
            />
          </Card>
        ) : null}
        {earnings.claims.length > 0 ? (
          <Card flush>
            <CardHeader title={t('claims')} description={t('claimsWords')} />
            <ClaimTable account={account} claims={earnings.claims} />
          </Card>
        ) : null}
      </div>
    </>
  );
}

/** What curators decided, for who would otherwise have to look at each Datanet. */
async function Contributions({ account }: { account: Hex }) {
  const [t, contributions] = await Promise.all([
    getTexts('earnings.minePage'),
    listLatestContributions(dependencies(), { account }),
  ]);
  if (contributions.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title={t('contributions')}
        description={t.rich('contributionsWords', {
          link: (chunks) => (
            <Link href={`/people/${account}#contributions`} className="link">
              {chunks}
            </Link>
          ),
        })}
      />
      <RecentContributions contributions={contributions} />
    </Card>
  );
}

async function Records({ account }: { account: Hex }) {
  const search = { after: null, before: null };
  const { records, next } = await listPaidRecords(dependencies(), { account, search, pageSize: RECORDS_SHOWN });
  return records.length > 0 ? <EarningRecords records={records} more={next !== null} /> : null;
}
