import { HttpRequestError, type PublicClient, RpcError, RpcRequestError, TimeoutError } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainPlace } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';

/** Where facts are read from: blocks `fromBlock` to `toBlock`, both included. */
export type FactsSource = {
  readonly client: PublicClient;
  readonly addresses: ContractAddresses;
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
};

type BlockRange = { readonly fromBlock: bigint; readonly toBlock: bigint };
type PlacedLog = { readonly blockNumber: bigint; readonly logIndex: number };

/**
 * Reads the logs of all blocks, in the order of the chain. Providers refuse ranges in many ways: what is refused is
 * asked again in halves. Throws `chain-unavailable` when not even one block is answered for.
 */
export async function readInRanges<Log extends PlacedLog>(
  source: FactsSource,
  read: (range: BlockRange) => Promise<readonly Log[]>,
): Promise<Log[]> {
  const found: Log[] = [];
  // The last range is taken first, so ranges are put back in descending order.
  const left: BlockRange[] = [{ fromBlock: source.fromBlock, toBlock: source.toBlock }];
  for (let range = left.pop(); range; range = left.pop()) {
    try {
      found.push(...(await read(range)));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { fromBlock, toBlock } = range;
      if (fromBlock === toBlock) {
        throw new AppError('chain-unavailable', `The chain does not answer for the logs of block ${fromBlock}.`, {
          cause: error,
        });
      }
      const middle = (fromBlock + toBlock) / 2n;
      left.push({ fromBlock: middle + 1n, toBlock }, { fromBlock, toBlock: middle });
    }
  }
  return found.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
}

/** Where a log stands on the chain. */
export function placeOf(log: PlacedLog): ChainPlace {
  return { blockNumber: Number(log.blockNumber), logIndex: log.logIndex };
}

function isRefusal(error: unknown): boolean {
  if (error instanceof HttpRequestError) return error.status === 400 || error.status === 413;
  return error instanceof RpcError || error instanceof RpcRequestError || error instanceof TimeoutError;
}
