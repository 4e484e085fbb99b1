import { ProposalSteps } from '@/components/governance/proposal-steps';
import { RefreshAt } from '@/components/governance/refresh-at';
import { isReady, type ProposalFacts, stateWords } from '@/components/governance/state-words';
import { Moment } from '@/components/ui/moment';
import type { ProposalCall } from '@/lib/chain/governance/proposal-action';
import type { Hex } from '@/lib/core/hex';

type Proposal = ProposalFacts & {
  readonly id: string;
  readonly proposer: Hex;
  readonly descriptionHash: Hex;
  readonly calls: readonly { readonly call: ProposalCall }[];
  readonly now: Date;
  readonly timelockDelay: bigint;
};

/** What comes next, when, and the button for it where somebody has to act. The page follows by itself. */
export function NextStep({ proposal }: { proposal: Proposal }) {
  const { now, timelockDelay } = proposal;
  const { next, at } = stateWords(proposal, { now, timelockDelay });
  return (
    <section
      aria-label="What comes next"
      className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-surface px-5 py-4"
    >
      <p className="text-ink">
        {next} {at ? <Moment at={at} className="font-medium" /> : null}
      </p>
      <ProposalSteps
        proposalId={proposal.id}
        state={proposal.state}
        ready={isReady(proposal, now)}
        proposer={proposal.proposer}
        calls={proposal.calls.map(({ call }) => call)}
        descriptionHash={proposal.descriptionHash}
      />
      <RefreshAt at={at} now={now} />
    </section>
  );
}
