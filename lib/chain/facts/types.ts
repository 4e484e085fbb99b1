import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { Hex } from '@/lib/core/hex';

/** Where an event stands on the chain: earlier means a smaller block, then a smaller log index. */
export type ChainPlace = { readonly blockNumber: number; readonly logIndex: number };

/** A challenge of a proposed root, and what became of it. */
export type ChallengeFact = ChainPlace & {
  readonly challenger: Hex;
  /** Base units. */
  readonly bond: bigint;
  readonly reason: string;
  /** Unix seconds: after that anybody can end it without a winner. */
  readonly resolveBy: number;
  readonly outcome: 'open' | 'dismissed' | 'upheld' | 'expired';
};

/** A root that was proposed for an epoch, and what became of it. A rejected epoch may be proposed anew. */
export type EpochProposal = ChainPlace & {
  readonly epoch: number;
  readonly proposer: Hex;
  /** What its proposer has at stake, in base units. */
  readonly bond: bigint;
  readonly root: Hex;
  readonly total: bigint;
  readonly fileCid: string;
  /** End of the challenge window in unix seconds, as dismissed challenges put it off; an open one stops it. */
  readonly claimableAt: number;
  /** In the order of the chain. */
  readonly challenges: readonly ChallengeFact[];
  readonly status: 'proposed' | 'rejected' | 'final';
};

/** What a settlement of the vault took from whose deposit, in base units. */
export type SettlementFact = ChainPlace & {
  readonly id: number;
  readonly amount: bigint;
  readonly charges: readonly {
    readonly permissionHash: Hex;
    readonly account: Hex;
    readonly modelId: number;
    readonly units: bigint;
    readonly unitPrice: bigint;
  }[];
};

/** Parts of a fee in basis points; they sum to 10,000. */
export type FeePartsFact = {
  readonly treasury: number;
  readonly builder: number;
  readonly curators: number;
  readonly compute: number;
  readonly contributors: number;
};

/** What votes decided about fees, from the deployment on; every list in the order of the chain. */
export type ProtocolFact = {
  readonly feeParts: readonly (ChainPlace & { readonly parts: FeePartsFact })[];
  readonly treasuries: readonly (ChainPlace & { readonly holder: Hex })[];
};

/**
 * What happened to a stake on a Datanet. `staked`, `left` and `slashed`: the amount that came or went; `leaving`: what of
 * the stake is announced to leave from now on. Base units.
 */
export type StakeFact = ChainPlace & {
  readonly datanetId: number;
  readonly account: Hex;
  readonly kind: 'staked' | 'leaving' | 'left' | 'slashed';
  readonly amount: bigint;
};

export type ModelVersionFact = ChainPlace & {
  readonly version: number;
  /** Whose transaction published it. */
  readonly publisher: Hex;
  readonly computeProvider: Hex;
  readonly manifestCid: string;
  readonly manifestHash: Hex;
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
};

/** A model's history; every list in the order of the chain. */
export type ModelFact = {
  readonly versions: readonly ModelVersionFact[];
  readonly owners: readonly (ChainPlace & { readonly account: Hex })[];
  readonly prices: readonly (ChainPlace & { readonly unitPrice: bigint })[];
  /** What it was made from, ascending; `part` in basis points of this one's builder amount. For good. */
  readonly parents: readonly { readonly modelId: number; readonly part: number }[];
};

export type ContributionFact = {
  readonly id: number;
  readonly datanetId: number;
  readonly contributor: Hex;
  readonly recordsRoot: Hex;
  readonly recordCount: number;
  readonly cid: string;
  readonly submitted: ChainPlace;
  readonly accepted:
    | (ChainPlace & { readonly curator: Hex; readonly sequence: number; readonly excluded: readonly number[] })
    | null;
  readonly rejected: ChainPlace | null;
  readonly withdrawn: ChainPlace | null;
};

export type DatanetVersionFact = ChainPlace & {
  readonly version: number;
  /** It holds the contributions with an acceptance up to this number that were not withdrawn before it. */
  readonly acceptedCount: number;
  readonly manifestCid: string;
  readonly manifestHash: Hex;
};

/** A Datanet's history in the order of the chain; contributions by id. */
export type DatanetFact = {
  /** The files that describe it, each from its place on. */
  readonly metadata: readonly (ChainPlace & { readonly cid: string })[];
  readonly versions: readonly DatanetVersionFact[];
  readonly contributions: ReadonlyMap<number, ContributionFact>;
};

/** What the contracts' events say, up to one block. Null is what the chain does not know. */
export type ChainFacts = {
  readonly chainId: number;
  readonly addresses: ContractAddresses;
  /** The newest block that was looked at. */
  readonly asOfBlock: number;
  /** Every proposal in the order of the chain. */
  readonly epochs: () => Promise<readonly EpochProposal[]>;
  readonly settlement: (id: number) => Promise<SettlementFact | null>;
  readonly model: (id: number) => Promise<ModelFact | null>;
  readonly datanet: (id: number) => Promise<DatanetFact | null>;
  /** The ids of all Datanets, ascending. */
  readonly datanets: () => Promise<readonly number[]>;
  readonly protocol: () => Promise<ProtocolFact>;
  /** What happened to the stakes on a Datanet, in the order of the chain. */
  readonly stakes: (datanetId: number) => Promise<readonly StakeFact[]>;
  /** The number of settlements of the vault: ids 1 to this one. */
  readonly settlements: () => Promise<number>;
  /** When a block was made, in unix seconds. Throws `not-found` for a block that is not there yet. */
  readonly blockTime: (blockNumber: number) => Promise<number>;
};

/** Whether the event at `a` stands before the one at `b`. */
export function isBefore(a: ChainPlace, b: ChainPlace): boolean {
  return a.blockNumber < b.blockNumber || (a.blockNumber === b.blockNumber && a.logIndex < b.logIndex);
}
