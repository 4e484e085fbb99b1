import { type Hex, HttpRequestError, numberToHex, RpcError, RpcRequestError, TimeoutError } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';

/** A log as a node answers it. */
export type RawLog = {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
  blockNumber: Hex;
  blockHash: Hex;
  transactionHash: Hex;
  logIndex: Hex;
  /** Newer nodes say the time of the block with each log. */
  blockTimestamp?: Hex;
};

/** A range that a node refuses to answer in one piece: ask for fewer blocks. */
export class RangeRefused extends Error {}

/** The logs of the contracts in blocks `from` to `to`, both included, in the order of the chain. */
export async function readLogs(
  { chain, addresses }: { chain: ChainReader; addresses: ContractAddresses },
  { from, to }: { from: number; to: number },
): Promise<RawLog[]> {
  let answer: unknown;
  try {
    answer = await chain.request({
      method: 'eth_getLogs',
      params: [{ address: Object.values(addresses), fromBlock: numberToHex(from), toBlock: numberToHex(to) }],
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new RangeRefused('The node refuses the range of blocks.', { cause: error });
  }
  if (!Array.isArray(answer))
    throw new AppError('chain-unavailable', 'The node answered a question for logs with no list.');
  const logs = answer as RawLog[];
  return logs.sort((a, b) => Number(a.blockNumber) - Number(b.blockNumber) || Number(a.logIndex) - Number(b.logIndex));
}

/** Providers refuse a range in many ways: by an error of JSON-RPC, by a status of HTTP, by taking too long. */
function isRefusal(error: unknown): boolean {
  if (error instanceof HttpRequestError) return error.status === 400 || error.status === 413;
  return error instanceof RpcError || error instanceof RpcRequestError || error instanceof TimeoutError;
}
