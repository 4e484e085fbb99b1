import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { Hex } from '@/lib/core/hex';

/** Where an event stands on the chain: earlier means a smaller block, then a smaller log index. */
export type ChainPlace = { readonly blockNumber: number; readonly logIndex: number };

/** A root that was proposed for an epoch, and what became of it. A rejected epoch may be proposed anew. */
export type EpochProposal = ChainPlace & {
  readonly epoch: number;
  readonly root: Hex;
  readonly total: bigint;
  readonly fileCid: string;
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

export type ModelVersionFact = ChainPlace & {
  readonly version: number;
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
};

export type ContributionFact = {
  readonly id: number;
  readonly datanetId: number;
  readonly contributor: Hex;
  readonly recordsRoot: Hex;
  readonly recordCount: number;
  readonly cid: string;
  readonly submitted: ChainPlace;
  readonly accepted: (ChainPlace & { readonly sequence: number; readonly excluded: readonly number[] }) | null;
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

/** What the five contracts' events say, up to one block. Null is what the chain does not know. */
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
};

/** Whether the event at `a` stands before the one at `b`. */
export function isBefore(a: ChainPlace, b: ChainPlace): boolean {
  return a.blockNumber < b.blockNumber || (a.blockNumber === b.blockNumber && a.logIndex < b.logIndex);
}
