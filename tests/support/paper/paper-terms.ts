import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ModelFact, ProtocolFact, StakeFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { DEFAULT_FEE_PARTS, type FeeParts } from '@/lib/rewards/roles';

export const paperAccount = (number: number): Hex => `0x${number.toString(16).padStart(40, '0')}`;

export const PAPER_CHAIN_ID = 31337;
export const PAPER_ADDRESSES: ContractAddresses = {
  openToken: paperAccount(1),
  datanetRegistry: paperAccount(2),
  modelRegistry: paperAccount(3),
  rewardDistributor: paperAccount(4),
  inferenceVault: paperAccount(5),
  timelock: paperAccount(0x7e),
  protocolParameters: paperAccount(7),
  curatorStaking: paperAccount(8),
  tributaryGovernor: paperAccount(9),
  counterfactualClaims: paperAccount(10),
};

/** Who plays which part. The bystander holds a stake and decides on nothing; the buyer owns the model later. */
export const PAPER_PEOPLE = {
  builder: paperAccount(0xb1),
  baseBuilder: paperAccount(0xb2),
  buyer: paperAccount(0xb3),
  compute: paperAccount(0xc0),
  treasury: PAPER_ADDRESSES.timelock,
  laterTreasury: paperAccount(0x7f),
  asker: paperAccount(0xa5),
  curator: paperAccount(0xd1),
  secondCurator: paperAccount(0xd2),
  bystander: paperAccount(0xd3),
  nobody: paperAccount(0),
} as const;

/** The base that the answered model was made from, and the answered model. */
export const PAPER_BASE = 1;
export const PAPER_MODEL = 2;
export const PAPER_UNIT_PRICE = 1_000_003n;
export const PAPER_PERMISSION = keccak256('permission');
/** Basis points of the answered model's builder amount. */
export const PAPER_PARENT_PART = 2_345;

/** What happened when: blocks of the chain on paper. What comes after `priced` decides nothing about the receipts. */
export const PAPER_BLOCKS = {
  contributed: 10,
  accepted: 30,
  staked: 35,
  versioned: 40,
  credited: 50,
  basePublished: 55,
  published: 60,
  partsChanged: 90,
  priced: 100,
  later: 150,
  settled: 200,
  newest: 300,
};

/** As a vote changed them before the answers were priced. */
export const PAPER_PARTS: FeeParts = {
  treasury: 1_100,
  builder: 2_300,
  curators: 1_700,
  compute: 400,
  contributors: 4_500,
};

export const PAPER_PROTOCOL: ProtocolFact = {
  feeParts: [
    { blockNumber: 0, logIndex: 0, parts: DEFAULT_FEE_PARTS },
    { blockNumber: PAPER_BLOCKS.partsChanged, logIndex: 0, parts: PAPER_PARTS },
    { blockNumber: PAPER_BLOCKS.later, logIndex: 0, parts: DEFAULT_FEE_PARTS },
  ],
  treasuries: [
    { blockNumber: 0, logIndex: 1, holder: PAPER_PEOPLE.treasury },
    { blockNumber: PAPER_BLOCKS.later, logIndex: 1, holder: PAPER_PEOPLE.laterTreasury },
  ],
};

const { curator, secondCurator, bystander } = PAPER_PEOPLE;
const stake = (place: [number, number], datanetId: number, account: Hex, kind: StakeFact['kind'], amount: bigint) => ({
  ...{ blockNumber: place[0], logIndex: place[1] },
  ...{ datanetId, account, kind, amount },
});

/** Some left before the answers were priced, some afterwards. */
export const PAPER_STAKES: readonly StakeFact[] = [
  stake([PAPER_BLOCKS.staked, 0], 1, curator, 'staked', 5_000n),
  stake([PAPER_BLOCKS.staked, 1], 1, secondCurator, 'staked', 3_001n),
  stake([PAPER_BLOCKS.staked, 2], 1, bystander, 'staked', 9_000n),
  stake([PAPER_BLOCKS.staked, 3], 2, secondCurator, 'staked', 800n),
  stake([PAPER_BLOCKS.staked, 4], 2, curator, 'staked', 700n),
  stake([PAPER_BLOCKS.partsChanged, 1], 1, curator, 'leaving', 1_500n),
  stake([PAPER_BLOCKS.partsChanged, 2], 1, secondCurator, 'slashed', 1n),
  stake([PAPER_BLOCKS.later, 2], 1, curator, 'left', 1_500n),
  stake([PAPER_BLOCKS.later, 3], 1, curator, 'staked', 90_000n),
];

/** A model's history but for its one version. */
export function paperHistory(input: { modelId: number; unitPrice: bigint }): Omit<ModelFact, 'versions'> {
  const isBase = input.modelId === PAPER_BASE;
  const blockNumber = isBase ? PAPER_BLOCKS.basePublished : PAPER_BLOCKS.published;
  return {
    owners: [
      { blockNumber, logIndex: 1, account: isBase ? PAPER_PEOPLE.baseBuilder : PAPER_PEOPLE.builder },
      { blockNumber: PAPER_BLOCKS.later, logIndex: 4, account: PAPER_PEOPLE.buyer },
    ],
    prices: [{ blockNumber, logIndex: 2, unitPrice: input.unitPrice }],
    parents: isBase ? [] : [{ modelId: PAPER_BASE, part: PAPER_PARENT_PART }],
  };
}

/** Unix seconds. */
export function paperTime(blockNumber: number): number {
  return 1_760_000_000 + 12 * blockNumber;
}
