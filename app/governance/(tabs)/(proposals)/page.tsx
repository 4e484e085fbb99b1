import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { getProtocolWords } from '@/app/governance/get-protocol-words';
import { describeCalls } from '@/components/governance/describe-calls';
import { nameProposal } from '@/components/governance/name-proposal';
import { ProposalCard } from '@/components/governance/proposal-card';
import { StateFilter } from '@/components/governance/state-filter';
import { WaitingCases } from '@/components/governance/waiting-cases';
import { YourVotes } from '@/components/governance/your-votes';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { proposalListSchema } from '@/lib/schemas/proposal-search';
import { readProposals } from '@/lib/server/governance/list-proposals';
import { readOpenCases } from '@/lib/server/governance/read-open-cases';
import { readVoter } from '@/lib/server/governance/read-voter';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('governance.listPage'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function GovernancePage({ searchParams }: Props) {
  const query = proposalListSchema.parse(await searchParams);
  const session = await readSession();
  const deps = governanceDependencies();
  const [t, nameWords, words, { proposals, total, pageCount, now }, cases, voter] = await Promise.all([
    getTexts('governance.listPage'),
    getTexts('governance.nameProposal'),
    getProtocolWords(),
    readProposals(deps, { ...query, now: new Date() }),
    readOpenCases(deps),
    session ? readVoter(deps, session) : null,
  ]);
  const state = query.state ? `state=${query.state}&` : '';
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
      <section aria-labelledby="proposals">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="proposals" className="text-xl">
            {t('proposals')}
          </h2>
          <StateFilter state={query.state} />
        </div>
        {proposals.length === 0 ? (
          <EmptyState
            title={query.state ? t('noneInState') : t('none')}
            description={t('noneWords')}
            action={
              query.state ? (
                <ButtonLink href="/governance">{t('showAll')}</ButtonLink>
              ) : (
                <ButtonLink href="/governance/propose">{t('propose')}</ButtonLink>
              )
            }
          />
        ) : (
          <ul className="mt-2 divide-y divide-line border-line border-b">
            {proposals.map((proposal) => {
              const calls = describeCalls(words, proposal, deps);
              const sentences = calls.map(({ sentence }) => sentence);
              return (
                <li key={proposal.id}>
                  <ProposalCard
                    proposal={{ ...proposal, ...nameProposal(nameWords, proposal, calls), sentences }}
                    now={now}
                  />
                </li>
              );
            })}
          </ul>
        )}
        <Pagination
          className="mt-4"
          page={query.page}
          pageCount={pageCount}
          hrefFor={(page) => `/governance?${state}page=${page}`}
          total={total === 0 ? null : t('total', { count: total })}
        />
      </section>
      <div className="grid gap-6">
        <SignedInGate reason={t('signInReason')}>
          {voter ? (
            <Card>
              <CardHeader title={t('yourVotes')} />
              <YourVotes voter={voter} />
            </Card>
          ) : null}
        </SignedInGate>
        <Card>
          <CardHeader title={t('waiting')} />
          <WaitingCases epoch={cases.challenge?.epoch ?? null} disputes={cases.openDisputes} />
        </Card>
      </div>
    </div>
  );
}
