import { createPublicClient, custom, HttpRequestError } from 'viem';
import { describe, expect, it } from 'vitest';
import { predictAddresses } from '@/lib/chain/addresses';
import { type FactsSource, readInRanges } from '@/lib/chain/facts/read-in-ranges';

const client = createPublicClient({ transport: custom({ request: async () => null }) });
const addresses = predictAddresses({ deployer: `0x${'0'.repeat(40)}`, firstNonce: 0 });
const source: FactsSource = { client, addresses, fromBlock: 0n, toBlock: 99n };
const logs = Array.from({ length: 100 }, (_, k) => ({ blockNumber: BigInt(k), logIndex: 0 }));
const refusal = () => new HttpRequestError({ url: 'http://node', status: 413, body: {} });

/** A node that answers for so many blocks at once, and no more. */
function nodeOf(most: bigint) {
  const asked: string[] = [];
  return {
    asked,
    read: async ({ fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint }) => {
      asked.push(`${fromBlock}-${toBlock}`);
      if (toBlock - fromBlock + 1n > most) throw refusal();
      return logs.filter(({ blockNumber }) => blockNumber >= fromBlock && blockNumber <= toBlock);
    },
  };
}

describe('readInRanges', () => {
  it('asks once when the node answers for everything', async () => {
    const node = nodeOf(1000n);
    expect(await readInRanges(source, node.read)).toEqual(logs);
    expect(node.asked).toEqual(['0-99']);
  });

  it.each([1n, 7n, 33n, 99n])(
    'reads every log once, in order, from a node that takes %s blocks at once',
    async (most) => {
      expect(await readInRanges(source, nodeOf(most).read)).toEqual(logs);
    },
  );

  it('gives up at a single block that is refused, and passes other failures on', async () => {
    await expect(readInRanges(source, nodeOf(0n).read)).rejects.toMatchObject({ code: 'chain-unavailable' });
    await expect(readInRanges(source, async () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
