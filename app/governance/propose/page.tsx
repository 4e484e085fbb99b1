import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { ProposeForm } from '@/components/governance/propose/propose-form';
import { ProposingPower } from '@/components/governance/propose/proposing-power';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import type { Hex } from '@/lib/core/hex';
import { type ProposeSearch, proposeSearchSchema } from '@/lib/schemas/proposal-search';
import { readOpenCases } from '@/lib/server/governance/read-open-cases';
import { readCurrentProtocol } from '@/lib/server/governance/read-protocol';
import { readVoter } from '@/lib/server/governance/read-voter';
import { readChainNow } from '@/lib/server/read-chain-now';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('governance.proposePage'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProposePage({ searchParams }: Props) {
  const search = proposeSearchSchema.parse(await searchParams);
  const [t, session] = await Promise.all([getTexts('governance.proposePage'), readSession()]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/governance', label: t('governance') }]}
      />
      <SignedInGate reason={t('signInReason')}>
        {session ? <Proposing account={session.account} search={search} /> : null}
      </SignedInGate>
    </>
  );
}

async function Proposing({ account, search }: { account: Hex; search: ProposeSearch }) {
  const deps = governanceDependencies();
  const [state, cases, voter, now] = await Promise.all([
    readCurrentProtocol(deps),
    readOpenCases(deps, { contribution: search.contribution ?? null }),
    readVoter(deps, { account }),
    readChainNow(deps, { now: new Date() }),
  ]);
  const threshold = state.voting.proposalThreshold;
  return (
    <>
      <ProposingPower voter={voter} threshold={threshold} />
      <ProposeForm
        key={JSON.stringify(search)}
        search={search}
        state={state}
        cases={cases}
        now={now}
        mayPropose={voter.votes >= threshold}
      />
    </>
  );
}
