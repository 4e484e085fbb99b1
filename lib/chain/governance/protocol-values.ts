import type {
  FeePartName,
  FeeParts,
  GovernorSettingName,
  ProtocolParameterName,
  ProtocolRoleName,
} from '@/lib/core/protocol-names';

/** What a number of the protocol counts: OPEN is in base units, a part in basis points of a whole. */
export type ValueUnit = 'seconds' | 'open' | 'basis-points' | 'percent';

/** A number that votes can change: how it is called, what it counts, and what it does, in words. */
export type ValueWords = { readonly label: string; readonly unit: ValueUnit; readonly meaning: string };

export const PARAMETER_WORDS: Readonly<Record<ProtocolParameterName, ValueWords>> = {
  challengeWindow: {
    label: 'Challenge window',
    unit: 'seconds',
    meaning: 'How long everybody can challenge a proposed epoch before what it pays can be claimed.',
  },
  resolutionTime: {
    label: 'Time to resolve a challenge',
    unit: 'seconds',
    meaning: 'How long a challenge or a dispute waits for its decision before it is dropped and the bonds go back.',
  },
  operatorTimeout: {
    label: 'Operator timeout',
    unit: 'seconds',
    meaning:
      'After so long without an epoch that came to count, while fees wait, anybody may propose one with the bond.',
  },
  proposalBondPart: {
    label: 'Bond of a proposed epoch',
    unit: 'basis-points',
    meaning: 'What the proposer of an epoch puts at risk, as a part of the amount that the epoch adds.',
  },
  minimumBond: {
    label: 'Least bond',
    unit: 'open',
    meaning: 'The least bond of a proposed epoch, of a first challenge and of a dispute.',
  },
  minimumStake: {
    label: 'Least stake of a curator',
    unit: 'open',
    meaning: 'With how much a curator can decide in a Datanet that asks for stakes.',
  },
  unbondingDelay: {
    label: 'Unbonding delay',
    unit: 'seconds',
    meaning: 'How long a curator’s stake stays at risk after it was announced to leave.',
  },
};

export const ROLE_WORDS: Readonly<Record<ProtocolRoleName, { readonly label: string; readonly meaning: string }>> = {
  operator: { label: 'Operator', meaning: 'Charges the fees that people signed for, and proposes epochs with a bond.' },
  guardian: {
    label: 'Guardian',
    meaning: 'Says who is right in a challenge or a dispute, in place of a vote. With nobody here, only votes decide.',
  },
  treasury: { label: 'Treasury', meaning: 'Receives the treasury’s part of every fee.' },
};

export const FEE_PART_WORDS: Readonly<Record<FeePartName, string>> = {
  treasury: 'Treasury',
  builder: 'Builder of the model',
  curators: 'Curators’ stakes',
  compute: 'Compute provider',
  contributors: 'Contributors',
};

export const VOTING_SETTING_WORDS: Readonly<Record<GovernorSettingName, ValueWords>> = {
  votingDelay: {
    label: 'Voting delay',
    unit: 'seconds',
    meaning: 'Between a proposal and the start of its vote: the time to read it, and to delegate votes.',
  },
  votingPeriod: { label: 'Voting period', unit: 'seconds', meaning: 'How long a vote is open.' },
  lateQuorumExtension: {
    label: 'Extension after a late quorum',
    unit: 'seconds',
    meaning:
      'A vote stays open at least so long after its quorum was reached, so that nobody decides it at the last moment.',
  },
  proposalThreshold: {
    label: 'Votes to make a proposal',
    unit: 'open',
    meaning: 'So many votes have to be behind an account that proposes.',
  },
  quorumPercent: {
    label: 'Quorum',
    unit: 'percent',
    meaning: 'Of the whole supply, so much has to vote for or abstain, or nothing is decided.',
  },
  timelockDelay: {
    label: 'Delay before execution',
    unit: 'seconds',
    meaning: 'Between the queueing of what was decided and its effect: the time to leave for those who disagree.',
  },
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
