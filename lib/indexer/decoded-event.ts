import type { Abi, ContractEventName, DecodeEventLogReturnType, Hex } from 'viem';
import type { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import type { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import type { modelRegistryAbi } from '@/contracts-abi/model-registry';
import type { openTokenAbi } from '@/contracts-abi/open-token';
import type { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import type { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { timelockAbi } from '@/contracts-abi/timelock';
import type { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { AppError } from '@/lib/core/errors';
import { LARGEST_ID } from '@/lib/schemas/id';

/** Where an event stands on the chain. */
export type EventPosition = {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly logIndex: number;
  readonly transactionHash: string;
  /** Unix seconds of its block. */
  readonly timestamp: number;
};

type EventOf<Contract extends string, Source extends Abi> = {
  [Name in ContractEventName<Source>]: EventPosition & {
    readonly contract: Contract;
    readonly name: Name;
    readonly args: DecodeEventLogReturnType<Source, Name>['args'];
  };
}[ContractEventName<Source>];

export type OpenTokenEvent = EventOf<'openToken', typeof openTokenAbi>;
export type DatanetEvent = EventOf<'datanetRegistry', typeof datanetRegistryAbi>;
export type ModelEvent = EventOf<'modelRegistry', typeof modelRegistryAbi>;
export type VaultEvent = EventOf<'inferenceVault', typeof inferenceVaultAbi>;
export type DistributorEvent = EventOf<'rewardDistributor', typeof rewardDistributorAbi>;
export type StakingEvent = EventOf<'curatorStaking', typeof curatorStakingAbi>;
export type ParametersEvent = EventOf<'protocolParameters', typeof protocolParametersAbi>;
export type TimelockEvent = EventOf<'timelock', typeof timelockAbi>;
type PlainGovernorEvent = EventOf<'tributaryGovernor', typeof tributaryGovernorAbi>;
type PlainProposal = Extract<PlainGovernorEvent, { name: 'ProposalCreated' }>;
/** A new proposal with the keccak-256 of its description's bytes: of a text that is no UTF-8, nothing else is left. */
export type ProposalEvent = Omit<PlainProposal, 'args'> & {
  readonly args: PlainProposal['args'] & { readonly descriptionHash: Hex };
};
export type GovernorEvent = Exclude<PlainGovernorEvent, PlainProposal> | ProposalEvent;

/** An event of one of the contracts; addresses in lower case, texts without NUL characters. */
export type DecodedEvent =
  | OpenTokenEvent
  | DatanetEvent
  | ModelEvent
  | VaultEvent
  | DistributorEvent
  | StakingEvent
  | ParametersEvent
  | TimelockEvent
  | GovernorEvent;

/** The events with one name, in their order. */
export function eventsNamed<Event extends { name: string }, Name extends Event['name']>(
  events: readonly Event[],
  name: Name,
): Extract<Event, { name: Name }>[] {
  return events.filter((event): event is Extract<Event, { name: Name }> => event.name === name);
}

/** The last event of each key, for events that replace one another. */
export function lastOfEach<Event>(events: readonly Event[], keyOf: (event: Event) => string): Event[] {
  return [...new Map(events.map((event) => [keyOf(event), event])).values()];
}

/** The last second that both Postgres and dates here can say, of the year 9999: votes may choose later ones. */
const LAST_SECOND = 253_402_300_799n;

/** A time of the contracts in seconds, cut to what the index can keep. */
export function toSeconds(value: bigint): number {
  return Number(value < LAST_SECOND ? value : LAST_SECOND);
}

/** An id or count of the contracts as the integer column that holds it. Throws `internal` past 2^31 − 1. */
export function toInt(value: bigint | number): number {
  if (value > LARGEST_ID) throw new AppError('internal', `The index has no room for the number ${value}.`);
  return Number(value);
}
