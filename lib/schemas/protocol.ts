/** What a vote can say, in the order of the governor's VoteType. */
export const VOTE_SUPPORTS = ['against', 'for', 'abstain'] as const;
export type VoteSupport = (typeof VOTE_SUPPORTS)[number];

/** Where a proposal stands, as OpenZeppelin's governor says it. */
export const PROPOSAL_STATES = [
  'pending',
  'active',
  'defeated',
  'succeeded',
  'queued',
  'executed',
  'canceled',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What became of a challenge or a dispute. */
export const DISPUTE_OUTCOMES = ['open', 'upheld', 'dismissed', 'expired'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];
