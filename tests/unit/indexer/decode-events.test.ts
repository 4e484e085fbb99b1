import { type Abi, decodeEventLog, encodeAbiParameters, encodeEventTopics, type Hex, padHex, toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { addresses as byChain } from '@/contracts-abi/addresses';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { createEventDecoder } from '@/lib/indexer/decode-events';

const addresses = byChain[31337];
if (!addresses) throw new Error('no local addresses');
const decode = createEventDecoder(addresses);

/** A value of each type; the address has a checksum to lose. */
function sample(type: string): unknown {
  if (type === 'address') return '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
  if (type === 'string') return 'a\u0000 river';
  if (type === 'bytes32') return padHex('0xabcd');
  if (type === 'bool') return true;
  if (type === 'tuple[]') return [{ datanetId: 3n, version: 4n }];
  if (type === 'uint32[]') return [1, 5];
  if (type === 'uint256[]') return [1n, 2n ** 200n];
  return /^uint(8|32)$/.test(type) ? 2 : 2n ** 60n;
}

const cases = Object.entries({
  openToken: openTokenAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  inferenceVault: inferenceVaultAbi,
  rewardDistributor: rewardDistributorAbi,
}).flatMap(([contract, abi]) =>
  (abi as Abi).flatMap((item) => (item.type === 'event' ? [{ contract, abi: abi as Abi, item, name: item.name }] : [])),
);

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
  return value;
}

describe('createEventDecoder', () => {
  it.each(cases)('decodes $contract.$name as viem does', ({ contract, abi, item, name }) => {
    const args = Object.fromEntries(item.inputs.map((input) => [input.name, sample(input.type)]));
    const topics = encodeEventTopics({ abi, eventName: name, args }) as Hex[];
    const plain = item.inputs.filter((input) => !input.indexed);
    const data = encodeAbiParameters(
      plain,
      plain.map((input) => args[input.name ?? '']),
    );
    const address = addresses[contract as keyof typeof addresses];
    const viem = decodeEventLog({ abi, topics: topics as [Hex], data });
    const wanted = Object.fromEntries(Object.entries(viem.args ?? {}).map(([key, value]) => [key, expected(value)]));
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
