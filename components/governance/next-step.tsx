import { useReader, useTexts } from '#texts';
import { NextWords } from '@/components/governance/next-words';
import { ProposalSteps } from '@/components/governance/proposal-steps';
import { ProposalTimeline } from '@/components/governance/proposal-timeline';
import { RefreshAt } from '@/components/governance/refresh-at';
import { isReady, type ProposalFacts, stateWords, waitWords } from '@/components/governance/state-words';
import { Moment } from '@/components/ui/moment';
import type { ProposalCall } from '@/lib/chain/governance/proposal-action';
import type { Hex } from '@/lib/core/hex';

type Proposal = ProposalFacts & {
  readonly id: string;
  readonly proposer: Hex;
  readonly descriptionHash: Hex;
  readonly calls: readonly { readonly call: ProposalCall }[];
  readonly createdAt: Date;
  readonly queuedAt: Date | null;
  readonly executedAt: Date | null;
  readonly canceledAt: Date | null;
  readonly now: Date;
  readonly timelockDelay: bigint;
};

/** The course of a proposal, what comes next, and the button for it where somebody has to act. The page follows by itself. */
export function NextStep({ proposal }: { proposal: Proposal }) {
  const t = useTexts('governance.nextStep');
  const words = useTexts('governance.stateWords');
  const { tag } = useReader();
  const { now, timelockDelay } = proposal;
  const { next, at } = stateWords(words, proposal, { now });
  return (
    <section aria-label={t('label')} className="mb-8 rounded-lg border border-line bg-surface p-5 sm:p-6">
      <ProposalTimeline proposal={proposal} now={now} />
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line border-t pt-4">
        <p className="max-w-prose text-ink">
          <NextWords next={next} at={at} when={(moment) => <Moment at={moment} className="font-medium" />} />{' '}
          {proposal.state === 'succeeded' ? waitWords(words, { timelockDelay, tag }) : null}
        </p>
        <ProposalSteps
          proposalId={proposal.id}
          state={proposal.state}
          ready={isReady(proposal, now)}
          proposer={proposal.proposer}
          calls={proposal.calls.map(({ call }) => call)}
          descriptionHash={proposal.descriptionHash}
        />
      </div>
      <RefreshAt at={at} now={now} />
    </section>
  );
}
