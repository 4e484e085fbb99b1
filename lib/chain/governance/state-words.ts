import { isQuorumReached, type ProposalFacts, type ProposalState } from '@/lib/chain/governance/proposal-state';
import { describeDuration } from '@/lib/core/describe-duration';

/** How a state is called, what comes next, and when (seconds since 1970; null when somebody has to act, or nothing comes). */
export type StateWords = { readonly label: string; readonly next: string; readonly at: number | null };

const LABELS: Readonly<Record<ProposalState, string>> = {
  pending: 'Vote not open yet',
  active: 'Vote open',
  canceled: 'Canceled',
  defeated: 'Defeated',
  succeeded: 'Passed',
  queued: 'Queued',
  expired: 'Expired',
  executed: 'Executed',
};

export function stateLabel(state: ProposalState): string {
  return LABELS[state];
}

/** A state in plain words; `now` in seconds. `timelockDelay` is the timelock's, in seconds. */
export function stateWords({
  state,
  facts,
  now,
  timelockDelay,
}: {
  state: ProposalState;
  facts: ProposalFacts;
  now: number;
  timelockDelay: bigint;
}): StateWords {
  const label = stateLabel(state);
  switch (state) {
    case 'pending':
      return { label, next: 'The vote opens', at: facts.voteStart + 1 };
    case 'active':
      return { label, next: 'The vote closes', at: facts.voteEnd + 1 };
    case 'succeeded':
      return {
        label,
        next: `Anybody can queue it now. It takes effect ${describeDuration(Number(timelockDelay))} after that at the earliest.`,
        at: null,
      };
    case 'queued':
      return facts.executableAt !== null && facts.executableAt > now
        ? { label, next: 'It can be executed', at: facts.executableAt }
        : { label: 'Ready to execute', next: 'Anybody can execute it now.', at: null };
    case 'defeated':
      return {
        label,
        next: isQuorumReached(facts)
          ? 'It did not get more votes for than against. Nothing changes.'
          : 'Too few votes took part: the quorum was missed. Nothing changes.',
        at: null,
      };
    case 'canceled':
      return { label, next: 'Its proposer took it back before the vote. Nothing changes.', at: null };
    case 'expired':
      return { label, next: 'It was not executed in time. Nothing changes.', at: null };
    case 'executed':
      return { label, next: 'It is in force.', at: null };
  }
}
