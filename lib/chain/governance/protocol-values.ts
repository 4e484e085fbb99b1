import type { FeeParts, GovernorSettingName, ProtocolParameterName, ProtocolRoleName } from '@/lib/core/protocol-names';

/** What a number of the protocol counts: OPEN is in base units, a part in basis points of a whole. */
export type ValueUnit = 'seconds' | 'open' | 'basis-points' | 'percent';

/** What each number that votes can change counts. */
export const PARAMETER_UNITS: Readonly<Record<ProtocolParameterName, ValueUnit>> = {
  challengeWindow: 'seconds',
  resolutionTime: 'seconds',
  operatorTimeout: 'seconds',
  proposalBondPart: 'basis-points',
  minimumBond: 'open',
  minimumStake: 'open',
  unbondingDelay: 'seconds',
};

export const SETTING_UNITS: Readonly<Record<GovernorSettingName, ValueUnit>> = {
  votingDelay: 'seconds',
  votingPeriod: 'seconds',
  lateQuorumExtension: 'seconds',
  proposalThreshold: 'open',
  quorumPercent: 'percent',
  timelockDelay: 'seconds',
};

/** A number of the protocol as it is now, and between what it stays whoever governs. */
export type ParameterState = { readonly value: bigint; readonly least: bigint; readonly most: bigint };

/** Everything that votes can change, as it is at one moment. Addresses are lower-case. */
export type ProtocolState = {
  readonly parameters: Readonly<Record<ProtocolParameterName, ParameterState>>;
  readonly roles: Readonly<Record<ProtocolRoleName, `0x${string}`>>;
  readonly feeParts: FeeParts;
  /** Basis points that no vote passes. */
  readonly mostTreasuryPart: number;
  readonly leastContributorsPart: number;
  readonly voting: Readonly<Record<GovernorSettingName, bigint>>;
  /** OPEN in existence, base units. */
  readonly supply: bigint;
  /** What the treasury (the timelock) holds, base units. */
  readonly treasuryBalance: bigint;
};

/** What was in force before an action, as far as it is known; a proposal that was executed is told beside what it replaced. */
export type ProtocolBefore = {
  readonly parameters?: Partial<Readonly<Record<ProtocolParameterName, bigint>>>;
  readonly roles?: Partial<Readonly<Record<ProtocolRoleName, `0x${string}`>>>;
  readonly feeParts?: FeeParts;
  readonly voting?: Partial<Readonly<Record<GovernorSettingName, bigint>>>;
};
