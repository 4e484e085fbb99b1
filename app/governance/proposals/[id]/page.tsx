import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { getProtocolWords } from '@/app/governance/get-protocol-words';
import { getProposal } from '@/app/governance/proposals/[id]/get-proposal';
import { describeCalls } from '@/components/governance/describe-calls';
import { EffectList } from '@/components/governance/effect-view';
import { nameProposal } from '@/components/governance/name-proposal';
import { NextStep } from '@/components/governance/next-step';
import { PlainText } from '@/components/governance/plain-text';
import { ProposalBadge } from '@/components/governance/proposal-badge';
import { VoteTable } from '@/components/governance/vote-table';
import { VoteTally } from '@/components/governance/vote-tally';
import { VotingCard } from '@/components/governance/voting-card';
import { Address } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { pageSchema } from '@/lib/schemas/proposal-search';
import { getTexts } from '@/lib/texts/get-texts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  const [words, t, proposal] = await Promise.all([
    getProtocolWords(),
    getTexts('governance.nameProposal'),
    getProposal((await params).id, page),
  ]);
  const calls = describeCalls(words, proposal, governanceDependencies());
  return { page, proposal, calls, ...nameProposal(t, proposal, calls) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).name };
}

export default async function ProposalPage(props: Props) {
  const [t, { proposal, page, calls, name, written }] = await Promise.all([
    getTexts('governance.proposalPage'),
    load(props),
  ]);
  return (
    <>
      <PageHeader
        className="mb-6"
        title={written ? <span translate="no">{name}</span> : name}
        crumbs={[{ href: '/governance', label: t('governance') }]}
        meta={
          <>
            <ProposalBadge proposal={proposal} now={proposal.now} />
            <span className="inline-flex flex-wrap items-center gap-1.5">
              {t.rich('by', {
                who: () => <Address address={proposal.proposer} href={`/people/${proposal.proposer}`} />,
              })}
            </span>
          </>
        }
      />
      <NextStep proposal={proposal} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-10 max-lg:contents">
          <section className="max-lg:order-1">
            <CardHeader title={t('does')} description={t('doesWords')} />
            <EffectList calls={calls} />
          </section>
          <section className="max-lg:order-2">
            <CardHeader title={t('why')} description={t('whyWords')} />
            {proposal.body === '' ? (
              <p className="text-muted text-sm">{t('noWords')}</p>
            ) : (
              <div className="max-w-prose" translate="no">
                <PlainText text={proposal.body} />
              </div>
            )}
          </section>
          <section className="max-lg:order-4">
            <CardHeader title={t('voted')} />
            {proposal.voteCount === 0 ? (
              <p className="text-muted text-sm">{t('nobodyVoted')}</p>
            ) : (
              <VoteTable votes={proposal.votes} />
            )}
            <Pagination
              className="mt-4"
              page={page}
              pageCount={proposal.pageCount}
              hrefFor={(target) => `/governance/proposals/${proposal.id}?page=${target}`}
              {...(proposal.voteCount > 0 ? { total: t('votes', { count: proposal.voteCount }) } : {})}
            />
          </section>
        </div>
        <Card className="grid gap-6 max-lg:order-3 lg:sticky lg:top-20 lg:border-t-0 lg:pt-0">
          <VoteTally proposal={proposal} id={proposal.id} />
          <VotingCard
            proposalId={proposal.id}
            state={proposal.state}
            voteStart={proposal.voteStart}
            own={proposal.own}
          />
        </Card>
      </div>
    </>
  );
}
