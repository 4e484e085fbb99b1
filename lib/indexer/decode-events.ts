import {
  type AbiEvent,
  type AbiParameter,
  decodeAbiParameters,
  type Hex,
  keccak256,
  toEventSelector,
  zeroAddress,
} from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { AppError } from '@/lib/core/errors';
import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import type { RawLog } from '@/lib/indexer/read-logs';

const ABIS = {
  openToken: openTokenAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  inferenceVault: inferenceVaultAbi,
  rewardDistributor: rewardDistributorAbi,
  curatorStaking: curatorStakingAbi,
  protocolParameters: protocolParametersAbi,
  timelock: timelockAbi,
  tributaryGovernor: tributaryGovernorAbi,
};

/** Of the token's events, those that say who votes; and transfers that change the treasury or the supply. */
const TOKEN_EVENTS = ['DelegateChanged', 'DelegateVotesChanged', 'Transfer'];

type KnownEvent = {
  contract: string;
  name: string;
  /** Every input with its name; the indexed ones are read from the topics, in order. */
  indexed: readonly AbiParameter[];
  plain: readonly AbiParameter[];
};

export type EventDecoder = (log: RawLog & { timestamp: number }) => DecodedEvent | null;

/**
 * A decoder of the contracts' logs; null for a log of another contract, an event that is not theirs, and what nobody
 * needs of the token's. Selectors are computed once: viem's decodeEventLog hashes the whole ABI's signatures to find one.
 */
export function createEventDecoder(addresses: ContractAddresses): EventDecoder {
  const known = new Map<string, KnownEvent>();
  for (const contract of Object.keys(ABIS) as (keyof typeof ABIS)[]) {
    for (const item of ABIS[contract] as readonly { type: string }[]) {
      if (item.type !== 'event') continue;
      const event = item as AbiEvent;
      if (contract === 'openToken' && !TOKEN_EVENTS.includes(event.name)) continue;
      known.set(`${addresses[contract].toLowerCase()} ${toEventSelector(event)}`, {
        contract,
        name: event.name,
        indexed: event.inputs.filter((input) => input.indexed),
        plain: event.inputs.filter((input) => !input.indexed),
      });
    }
  }
  const notedParties = [zeroAddress, addresses.timelock].map((address) => address.slice(2).toLowerCase());
  return (log) => {
    const event = known.get(`${log.address.toLowerCase()} ${log.topics[0]}`);
    if (!event) return null;
    if (event.contract === 'openToken' && event.name === 'Transfer') {
      const [, from, to] = log.topics;
      if (!notedParties.some((party) => from?.endsWith(party) || to?.endsWith(party))) return null;
    }
    return {
      contract: event.contract,
      name: event.name,
      args: decodeArgs(event, log),
      blockNumber: Number(log.blockNumber),
      blockHash: log.blockHash,
      logIndex: Number(log.logIndex),
      transactionHash: log.transactionHash,
      timestamp: log.timestamp,
    } as DecodedEvent;
  };
}

function decodeArgs(event: KnownEvent, log: RawLog): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  try {
    event.indexed.forEach((input, position) => {
      const topic: Hex = log.topics[position + 1] ?? '0x';
      args[input.name ?? ''] = decodeTopic(input, topic);
    });
    if (event.plain.length > 0) {
      const values: readonly unknown[] = decodeAbiParameters(event.plain, log.data);
      event.plain.forEach((input, position) => {
        args[input.name ?? ''] = clean(input.type, values[position]);
      });
      if (event.name === 'ProposalCreated') args.descriptionHash = hashDescription(event.plain, log.data);
    }
  } catch (cause) {
    const where = `log ${Number(log.logIndex)} of block ${Number(log.blockNumber)}`;
    throw new AppError(
      'internal',
      `The event ${event.name} in ${where} does not decode. Were the contracts changed? Their ABIs must be generated anew.`,
      { cause },
    );
  }
  return args;
}

/** The static types our events index need no general decoder, which would hash each address for its checksum. */
function decodeTopic(input: AbiParameter, topic: Hex): unknown {
  if (topic.length === 66) {
    if (input.type === 'uint256') return BigInt(topic);
    if (input.type === 'address') return `0x${topic.slice(26).toLowerCase()}`;
    if (input.type === 'bytes32') return topic;
  }
  return clean(input.type, decodeAbiParameters([input], topic)[0]);
}

/** Of the bytes that stand where the description does: a text has the same encoding. */
function hashDescription(inputs: readonly AbiParameter[], data: Hex): Hex {
  const raw = inputs.map((input) => (input.type === 'string' ? { ...input, type: 'bytes' } : input));
  const values: readonly unknown[] = decodeAbiParameters(raw, data);
  return keccak256(values[raw.length - 1] as Hex);
}

/** Addresses in lower case, as the database has them; and Postgres keeps no NUL character, which anybody can emit. */
function clean(type: string, value: unknown): unknown {
  if (Array.isArray(value) && type.endsWith('[]')) return value.map((item) => clean(type.slice(0, -2), item));
  if (typeof value !== 'string') return value;
  if (type === 'address') return value.toLowerCase();
  return value.includes('\u0000') ? value.replaceAll('\u0000', '\ufffd') : value;
}
