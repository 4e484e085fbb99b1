/** The numbers that votes can change, in the order of ProtocolParameters.Parameter. */
export const PROTOCOL_PARAMETERS = [
  'challengeWindow',
  'resolutionTime',
  'operatorTimeout',
  'proposalBondPart',
  'minimumBond',
  'minimumStake',
  'unbondingDelay',
] as const;
export type ProtocolParameterName = (typeof PROTOCOL_PARAMETERS)[number];

/** The roles in the order of ProtocolParameters.Role. */
export const PROTOCOL_ROLES = ['operator', 'guardian', 'treasury'] as const;
export type ProtocolRoleName = (typeof PROTOCOL_ROLES)[number];

/** How votes are held: settings of the governor, and the timelock's delay. Seconds; the threshold in votes. */
export const GOVERNOR_SETTINGS = [
  'votingDelay',
  'votingPeriod',
  'lateQuorumExtension',
  'proposalThreshold',
  'quorumPercent',
  'timelockDelay',
] as const;
export type GovernorSettingName = (typeof GOVERNOR_SETTINGS)[number];

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

/** What a fee is divided into, in the order of ProtocolParameters.FeeParts. */
export const FEE_PART_NAMES = ['treasury', 'builder', 'curators', 'compute', 'contributors'] as const;
/** Basis points of a fee; they sum to 10,000. */
export type FeeParts = Readonly<Record<(typeof FEE_PART_NAMES)[number], number>>;
