import type { Address } from 'viem';

const DAY_S = 86_400;
const OPEN = 10n ** 18n;

/** Who holds the protocol's first roles, its parameters and the pace of its votes. Times in seconds. */
export type DeploymentTerms = {
  /** Receives the whole token supply. */
  readonly recipient: Address;
  readonly operator: Address;
  readonly guardian: Address;
  /** Fixed for good: between announcing a withdrawal and its payment. */
  readonly withdrawalDelayS: number;
  /** Fixed for good: no vote makes a window shorter. */
  readonly shortestWindowS: number;
  /** In the order of ProtocolParameters.Parameter; amounts in OPEN base units, parts in basis points. */
  readonly parameters: {
    readonly challengeWindowS: number;
    readonly resolutionTimeS: number;
    readonly operatorTimeoutS: number;
    readonly proposalBondPart: number;
    readonly minimumBond: bigint;
    readonly minimumStake: bigint;
    readonly unbondingDelayS: number;
  };
  /** Basis points of a fee; they sum to 10,000. */
  readonly feeParts: {
    readonly treasury: number;
    readonly builder: number;
    readonly curators: number;
    readonly compute: number;
    readonly contributors: number;
  };
  readonly votes: {
    readonly timelockDelayS: number;
    readonly votingDelayS: number;
    readonly votingPeriodS: number;
    readonly lateQuorumExtensionS: number;
    /** Votes that a proposal needs behind it, base units. */
    readonly proposalThreshold: bigint;
    /** Of the supply. */
    readonly quorumPercent: number;
  };
};

type Given = Pick<DeploymentTerms, 'recipient' | 'operator' | 'guardian' | 'withdrawalDelayS'> & {
  readonly challengeWindowS: number;
};

/** The terms on a chain that others use. A challenge waits long enough for a vote and the timelock to resolve it. */
export function publicTerms(given: Given): DeploymentTerms {
  return composeTerms(given, {
    shortestWindowS: 3_600,
    resolutionTimeS: 21 * DAY_S,
    operatorTimeoutS: 7 * DAY_S,
    unbondingDelayS: 7 * DAY_S,
    votes: {
      timelockDelayS: 2 * DAY_S,
      votingDelayS: DAY_S,
      votingPeriodS: 7 * DAY_S,
      lateQuorumExtensionS: 2 * DAY_S,
      proposalThreshold: 1_000_000n * OPEN,
      quorumPercent: 4,
    },
  });
}

/** The terms on the local chain, where one person plays everybody and does not wait for days. */
export function localTerms(given: Given): DeploymentTerms {
  return composeTerms(given, {
    shortestWindowS: 1,
    resolutionTimeS: 3_600,
    operatorTimeoutS: 1_800,
    unbondingDelayS: 600,
    votes: {
      timelockDelayS: 30,
      votingDelayS: 10,
      votingPeriodS: 300,
      lateQuorumExtensionS: 60,
      proposalThreshold: 10_000n * OPEN,
      quorumPercent: 1,
    },
  });
}

type Pace = Pick<DeploymentTerms, 'shortestWindowS' | 'votes'> &
  Pick<DeploymentTerms['parameters'], 'resolutionTimeS' | 'operatorTimeoutS' | 'unbondingDelayS'>;

function composeTerms(given: Given, pace: Pace): DeploymentTerms {
  const { challengeWindowS, ...roles } = given;
  const { shortestWindowS, votes, ...times } = pace;
  return {
    ...roles,
    shortestWindowS,
    parameters: {
      challengeWindowS,
      ...times,
      proposalBondPart: 1_000,
      minimumBond: 100n * OPEN,
      minimumStake: 50n * OPEN,
    },
    feeParts: { treasury: 1_000, builder: 2_000, curators: 1_500, compute: 500, contributors: 5_000 },
    votes,
  };
}

/**
 * What a vote takes at the longest, from its proposal to its effect, and as long as its delay to write it: no challenge
 * may run out sooner.
 */
export function leastResolutionTimeS(votes: DeploymentTerms['votes']): number {
  return 2 * votes.votingDelayS + votes.votingPeriodS + votes.lateQuorumExtensionS + votes.timelockDelayS;
}
