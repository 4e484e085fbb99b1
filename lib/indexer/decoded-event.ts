import type { Abi, ContractEventName, DecodeEventLogReturnType } from 'viem';
import type { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import type { modelRegistryAbi } from '@/contracts-abi/model-registry';
import type { openTokenAbi } from '@/contracts-abi/open-token';
import type { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
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

/** An event of one of the five contracts; addresses in lower case, texts without NUL characters. */
export type DecodedEvent = OpenTokenEvent | DatanetEvent | ModelEvent | VaultEvent | DistributorEvent;

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

/** An id or count of the contracts as the integer column that holds it. Throws `internal` past 2^31 − 1. */
export function toInt(value: bigint | number): number {
  if (value > LARGEST_ID) throw new AppError('internal', `The index has no room for the number ${value}.`);
  return Number(value);
}
