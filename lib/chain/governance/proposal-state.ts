/** The states in the order of IGovernor.ProposalState. */
export const PROPOSAL_STATES = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What the chain says of a proposal. Votes are OPEN base units, times seconds since 1970. */
export type ProposalFacts = {
  readonly canceled: boolean;
  readonly executed: boolean;
  /** Votes count as they were at this moment; the vote is open from the second after it. */
  readonly voteStart: number;
  /** The last second of the vote; a late quorum puts it off. */
  readonly voteEnd: number;
  /** When it can be executed; null before it was queued. */
  readonly executableAt: number | null;
  readonly votes: { readonly for: bigint; readonly against: bigint; readonly abstain: bigint };
  /** That many votes for or abstaining make it count; null before the vote is open. */
  readonly quorum: bigint | null;
};

/**
 * The state of a proposal at a time in seconds, by the rules of OpenZeppelin's Governor with a TimelockController
 * (tests/integration/chain/proposal-state.test.ts compares with the contract). An operation that somebody with a role
 * of the timelock cancelled there is not seen; no such role exists here.
 */
export function stateAt(facts: ProposalFacts, now: number): ProposalState {
  if (facts.executed) return 'executed';
  if (facts.canceled) return 'canceled';
  if (facts.voteStart >= now) return 'pending';
  if (facts.voteEnd >= now) return 'active';
  if (!isQuorumReached(facts) || facts.votes.for <= facts.votes.against) return 'defeated';
  return facts.executableAt === null ? 'succeeded' : 'queued';
}

export function isQuorumReached({ votes, quorum }: Pick<ProposalFacts, 'votes' | 'quorum'>): boolean {
  return quorum !== null && votes.for + votes.abstain >= quorum;
}
