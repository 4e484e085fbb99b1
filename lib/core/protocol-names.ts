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

/** What a fee is divided into, in the order of ProtocolParameters.FeeParts. */
export const FEE_PARTS = ['treasury', 'builder', 'curators', 'compute', 'contributors'] as const;
export type FeePartName = (typeof FEE_PARTS)[number];
/** Basis points of a fee; they sum to 10,000. */
export type FeeParts = Readonly<Record<FeePartName, number>>;
