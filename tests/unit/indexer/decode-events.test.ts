import {
  type Abi,
  type AbiParameter,
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  keccak256,
  padHex,
  stringToHex,
  toHex,
  zeroAddress,
} from 'viem';
import { describe, expect, it } from 'vitest';
import { addresses as byChain } from '@/contracts-abi/addresses';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { createEventDecoder } from '@/lib/indexer/decode-events';

const addresses = byChain[31337];
if (!addresses) throw new Error('no local addresses');
const decode = createEventDecoder(addresses);

/** A value of each type; the address has a checksum to lose. */
function sample(input: AbiParameter): unknown {
  const { type } = input;
  if (type.startsWith('tuple')) {
    const members = 'components' in input ? input.components : [];
    const tuple = Object.fromEntries(members.map((member) => [member.name ?? '', sample(member)]));
    return type === 'tuple' ? tuple : [tuple, tuple];
  }
  if (type.endsWith('[]') && !type.startsWith('uint')) return [sample({ type: type.slice(0, -2) })];
  if (type === 'address') return '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
  if (type === 'string') return 'a\u0000 river';
  if (type === 'bytes32') return padHex('0xabcd');
  if (type === 'bool') return true;
  if (type === 'bytes') return '0x12ff00';
  if (type === 'uint32[]') return [1, 5];
  if (type === 'uint256[]') return [1n, 2n ** 200n];
  return /^uint(8|16|32)$/.test(type) ? 2 : 2n ** 60n;
}

const cases = Object.entries({
  openToken: openTokenAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  inferenceVault: inferenceVaultAbi,
  rewardDistributor: rewardDistributorAbi,
  curatorStaking: curatorStakingAbi,
  protocolParameters: protocolParametersAbi,
  timelock: timelockAbi,
  tributaryGovernor: tributaryGovernorAbi,
}).flatMap(([contract, abi]) =>
  (abi as Abi).flatMap((item) => (item.type === 'event' ? [{ contract, abi: abi as Abi, item, name: item.name }] : [])),
);
/** The token's events that the index keeps. */
const KEPT = ['DelegateChanged', 'DelegateVotesChanged'];
const keptCases = cases.filter(({ contract, name }) => contract !== 'openToken' || KEPT.includes(name));

function logOf(address: Hex, topics: Hex[], data: Hex) {
  const [blockNumber, logIndex] = [toHex(7), toHex(2)];
  return {
    address,
    topics,
    data,
    blockNumber,
    logIndex,
    blockHash: '0xb' as Hex,
    transactionHash: '0xc' as Hex,
    timestamp: 5,
  };
}

/** viem's own decoding, with addresses in lower case and NUL characters replaced. */
function expected(value: unknown): unknown {
  if (typeof value === 'string')
    return /^0x[0-9a-fA-F]{40}$/.test(value) ? value.toLowerCase() : value.replaceAll('\u0000', '\ufffd');
  if (Array.isArray(value)) return value.map(expected);
  return value;
}

describe('createEventDecoder', () => {
  it.each(keptCases)('decodes $contract.$name as viem does', ({ contract, abi, item, name }) => {
    const args = Object.fromEntries(item.inputs.map((input) => [input.name, sample(input)]));
    const topics = encodeEventTopics({ abi, eventName: name, args }) as Hex[];
    const plain = item.inputs.filter((input) => !input.indexed);
    const data = encodeAbiParameters(
      plain,
      plain.map((input) => args[input.name ?? '']),
    );
    const address = addresses[contract as keyof typeof addresses];
    const viem = decodeEventLog({ abi, topics: topics as [Hex], data });
    const wanted = Object.fromEntries(Object.entries(viem.args ?? {}).map(([key, value]) => [key, expected(value)]));
    if (name === 'ProposalCreated') wanted.descriptionHash = keccak256(stringToHex('a\u0000 river'));
    expect(decode(logOf(address, topics, data))).toEqual({
      contract,
      name,
      args: wanted,
      blockNumber: 7,
      logIndex: 2,
      blockHash: '0xb',
      transactionHash: '0xc',
      timestamp: 5,
    });
  });

  it('passes over contracts and events that are not ours', () => {
    const topics = [padHex('0x01')];
    expect(decode(logOf(padHex('0x02', { size: 20 }), topics, '0x'))).toBeNull();
    expect(decode(logOf(addresses.openToken, topics, '0x'))).toBeNull();
  });

  it('keeps of the token only votes, and transfers that change the treasury or the supply', () => {
    const [other, timelock] = ['0x00000000000000000000000000000000000000aa', addresses.timelock] as const;
    const transfer = (from: Hex, to: Hex) => {
      const topics = encodeEventTopics({ abi: openTokenAbi, eventName: 'Transfer', args: { from, to } });
      return decode(logOf(addresses.openToken, topics as Hex[], toHex(5n, { size: 32 })));
    };
    expect(transfer(other, '0x00000000000000000000000000000000000000bb')).toBeNull();
    expect(transfer(other, timelock)?.args).toEqual({ from: other, to: timelock.toLowerCase(), value: 5n });
    expect(transfer(timelock, other)?.args).toEqual({ from: timelock.toLowerCase(), to: other, value: 5n });
    expect(transfer(zeroAddress, other)).not.toBeNull();
    expect(transfer(other, zeroAddress)).not.toBeNull();
    const approval = encodeEventTopics({
      abi: openTokenAbi,
      eventName: 'Approval',
      args: { owner: timelock, spender: other },
    });
    expect(decode(logOf(addresses.openToken, approval as Hex[], toHex(5n, { size: 32 })))).toBeNull();
  });

  it('hashes the bytes of a description, whatever they are', () => {
    const inputs = [
      'uint256',
      'address',
      'address[]',
      'uint256[]',
      'string[]',
      'bytes[]',
      'uint256',
      'uint256',
      'bytes',
    ].map((type) => ({ type }));
    const bytes = '0xff00fe41';
    const data = encodeAbiParameters(inputs, [1n, zeroAddress, [], [], [], [], 1n, 2n, bytes]);
    const topics = encodeEventTopics({ abi: tributaryGovernorAbi, eventName: 'ProposalCreated' });
    const event = decode(logOf(addresses.tributaryGovernor, topics as Hex[], data));
    expect(event?.args).toMatchObject({ description: '\ufffd\ufffd\ufffdA', descriptionHash: keccak256(bytes) });
  });

  it('says so when a log does not fit its event', () => {
    const topics = encodeEventTopics({
      abi: datanetRegistryAbi,
      eventName: 'MetadataChanged',
      args: { datanetId: 1n },
    });
    expect(() => decode(logOf(addresses.datanetRegistry, topics as Hex[], '0x12'))).toThrow(
      /MetadataChanged in log 2 of block 7/,
    );
  });
});
