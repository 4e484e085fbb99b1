import { addresses as known } from '@/contracts-abi/addresses';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';

const OPEN = 10n ** 18n;
const DAY = 86_400n;

const local = known[LOCAL_CHAIN_ID];
if (!local) throw new Error('contracts-abi knows no local chain.');
export const addresses = local;

export const PAYEE = '0x90f79bf6eb2c4f870365e785982e1f101e93b906';
export const OPERATOR = '0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f';

/** The protocol as it is on a public chain after its deployment, with 50,000 OPEN in the treasury. */
export const state: ProtocolState = {
  parameters: {
    challengeWindow: { value: DAY, least: 3_600n, most: 30n * DAY },
    resolutionTime: { value: 21n * DAY, least: 14n * DAY, most: 60n * DAY },
    operatorTimeout: { value: 7n * DAY, least: 3_600n, most: 30n * DAY },
    proposalBondPart: { value: 1_000n, least: 0n, most: 5_000n },
    minimumBond: { value: 100n * OPEN, least: OPEN, most: 100_000n * OPEN },
    minimumStake: { value: 50n * OPEN, least: OPEN, most: 100_000n * OPEN },
    unbondingDelay: { value: 7n * DAY, least: 3_600n, most: 30n * DAY },
  },
  roles: {
    operator: OPERATOR,
    guardian: '0x14dc79964da2c08b23698b3d3cc7ca32193d9955',
    treasury: '0xa15bb66138824a1c7167f5e85b957d04dd34e468',
  },
  feeParts: { treasury: 1_000, builder: 2_000, curators: 1_500, compute: 500, contributors: 5_000 },
  mostTreasuryPart: 2_000,
  leastContributorsPart: 3_000,
  voting: {
    votingDelay: DAY,
    votingPeriod: 7n * DAY,
    lateQuorumExtension: 2n * DAY,
    proposalThreshold: 1_000_000n * OPEN,
    quorumPercent: 4n,
    timelockDelay: 2n * DAY,
  },
  supply: 1_000_000_000n * OPEN,
  treasuryBalance: 50_000n * OPEN,
};

/** One action of each template, and each setting, all within the bounds. */
export const ACTIONS: readonly ProposalAction[] = [
  { kind: 'set-parameter', parameter: 'challengeWindow', value: 2n * DAY },
  { kind: 'set-parameter', parameter: 'unbondingDelay', value: 3_600n },
  { kind: 'set-parameter', parameter: 'proposalBondPart', value: 5_000n },
  { kind: 'set-parameter', parameter: 'minimumBond', value: 12_345n * 10n ** 17n },
  {
    kind: 'set-fee-parts',
    parts: { treasury: 1_250, builder: 2_000, curators: 1_250, compute: 500, contributors: 5_000 },
  },
  { kind: 'set-role', role: 'guardian', holder: '0x0000000000000000000000000000000000000000' },
  { kind: 'set-role', role: 'operator', holder: PAYEE },
  { kind: 'spend', to: PAYEE, amount: 12_000n * OPEN },
  {
    kind: 'resolve-challenge',
    epoch: 3,
    root: `0x${'5e'.repeat(32)}`,
    upheld: true,
    reason: 'shares of receipt 7: 12 instead of 21 „OPEN“',
  },
  { kind: 'resolve-dispute', contributionId: 12, upheld: false, reason: 'The records are what they say.' },
  { kind: 'set-voting', setting: 'votingDelay', value: 2n * DAY },
  { kind: 'set-voting', setting: 'votingPeriod', value: 3n * DAY },
  { kind: 'set-voting', setting: 'lateQuorumExtension', value: DAY },
  { kind: 'set-voting', setting: 'proposalThreshold', value: 500_000n * OPEN },
  { kind: 'set-voting', setting: 'quorumPercent', value: 5n },
  { kind: 'set-voting', setting: 'timelockDelay', value: 4n * DAY },
];
