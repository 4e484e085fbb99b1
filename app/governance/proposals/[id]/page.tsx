import type { Metadata } from 'next';
import { getProposal } from '@/app/governance/proposals/[id]/get-proposal';
import { EffectList } from '@/components/governance/effect-view';
import { NextStep } from '@/components/governance/next-step';
import { PlainText } from '@/components/governance/plain-text';
import { ProposalBadge } from '@/components/governance/proposal-badge';
import { ProposalTimeline } from '@/components/governance/proposal-timeline';
import { VoteTable } from '@/components/governance/vote-table';
import { VoteTally } from '@/components/governance/vote-tally';
import { VotingCard } from '@/components/governance/voting-card';
import { Address } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TimeAgo } from '@/components/ui/time-ago';
import { pageSchema } from '@/lib/schemas/proposal-search';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  return { page, proposal: await getProposal((await params).id, page) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).proposal.title };
}

export default async function ProposalPage(props: Props) {
  const { proposal, page } = await load(props);
  const { now } = proposal;
  return (
    <>
      <PageHeader
        className="mb-6"
        title={proposal.title}
        crumbs={[{ href: '/governance', label: 'Governance' }]}
        meta={
          <>
            <ProposalBadge proposal={proposal} now={now} />
            <span className="inline-flex items-center gap-1.5">
              by <Address address={proposal.proposer} href={`/people/${proposal.proposer}`} />
            </span>
            <span>
              proposed <TimeAgo at={proposal.createdAt} />
            </span>
          </>
        }
      />
      <NextStep proposal={proposal} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-6">
          <Card>
            <CardHeader
              title="What it does"
              description="Read from the calls themselves, not from the proposer’s words."
            />
            <EffectList calls={proposal.calls} />
          </Card>
          <Card>
            <CardHeader title="Why" description="In the proposer’s words." />
            {proposal.body === '' ? (
              <p className="text-muted text-sm">The proposer gave no description.</p>
            ) : (
              <PlainText text={proposal.body} />
            )}
          </Card>
        </div>
        <div className="grid gap-6">
          <Card>
            <CardHeader title="The vote" />
            <div className="grid gap-6">
              <VoteTally proposal={proposal} />
              <VotingCard
                proposalId={proposal.id}
                state={proposal.state}
                voteStart={proposal.voteStart}
                own={proposal.own}
              />
            </div>
          </Card>
          <Card>
            <CardHeader title="What happens when" />
            <ProposalTimeline proposal={proposal} now={now} />
          </Card>
        </div>
      </div>
      {proposal.voteCount > 0 ? (
        <Card flush className="mt-6">
          <CardHeader title="Who voted" />
          <VoteTable votes={proposal.votes} />
        </Card>
      ) : null}
      <Pagination
        className="mt-4"
        page={page}
        pageCount={proposal.pageCount}
        hrefFor={(target) => `/governance/proposals/${proposal.id}?page=${target}`}
      />
    </>
  );
}
