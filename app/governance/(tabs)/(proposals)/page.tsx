import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
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

export const metadata: Metadata = { title: 'Governance' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function GovernancePage({ searchParams }: Props) {
  const query = proposalListSchema.parse(await searchParams);
  const session = await readSession();
  const deps = governanceDependencies();
  const [{ proposals, total, pageCount, now }, cases, voter] = await Promise.all([
    readProposals(deps, { ...query, now: new Date() }),
    readOpenCases(deps),
    session ? readVoter(deps, session) : null,
  ]);
  const state = query.state ? `state=${query.state}&` : '';
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <section aria-labelledby="proposals" className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="proposals" className="font-semibold text-lg">
            Proposals
          </h2>
          <StateFilter state={query.state} />
        </div>
        {proposals.length === 0 ? (
          <div className="rounded-lg border border-line bg-surface">
            <EmptyState
              title={query.state ? 'No proposal is in this state' : 'Nothing has been proposed yet'}
              description="Whoever has enough votes behind them can propose a change, a payment, or a decision."
              action={
                query.state ? (
                  <ButtonLink href="/governance">Show all</ButtonLink>
                ) : (
                  <ButtonLink href="/governance/propose">Make a proposal</ButtonLink>
                )
              }
            />
          </div>
        ) : (
          <ul className="grid gap-4">
            {proposals.map((proposal) => (
              <li key={proposal.id}>
                <ProposalCard proposal={proposal} now={now} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          page={query.page}
          pageCount={pageCount}
          hrefFor={(page) => `/governance?${state}page=${page}`}
          total={`${total.toLocaleString('en')} ${total === 1 ? 'proposal' : 'proposals'}`}
        />
      </section>
      <div className="grid gap-6 max-lg:order-first">
        <SignedInGate reason="to see your votes">
          {voter ? (
            <Card>
              <CardHeader title="Your votes" />
              <YourVotes voter={voter} />
            </Card>
          ) : null}
        </SignedInGate>
        <Card>
          <CardHeader title="Waiting for a decision" />
          <WaitingCases epoch={cases.challenge?.epoch ?? null} disputes={cases.openDisputes} />
        </Card>
      </div>
    </div>
  );
}
