import { HttpRequestError, InternalRpcError, LimitExceededRpcError, numberToHex, TimeoutError } from 'viem';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';

/** The part of a block's header that the index needs. */
export type Header = {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  /** Unix seconds. */
  readonly timestamp: number;
};

/** Where a node has no notion of finality, a block this far below the head counts as final. */
const ASSUMED_FINALITY_DEPTH = 64;

/** The header of a block, or null where the node has no such block. */
export async function readHeader(chain: ChainReader, block: number | 'latest' | 'finalized'): Promise<Header | null> {
  const answer: unknown = await chain.request({
    method: 'eth_getBlockByNumber',
    params: [typeof block === 'number' ? numberToHex(block) : block, false],
  });
  if (answer === null || answer === undefined) return null;
  const { number, hash, parentHash, timestamp } = answer as Record<string, unknown>;
  if (typeof hash !== 'string' || typeof parentHash !== 'string') {
    throw new AppError('chain-unavailable', `The node answered a question for block ${block} with no header.`);
  }
  return { number: Number(number), hash, parentHash, timestamp: Number(timestamp) };
}

/** The headers of the blocks `from` to `to`, both included; null when the node lacks one of them. */
export async function readHeaders(
  chain: ChainReader,
  { from, to }: { from: number; to: number },
): Promise<Header[] | null> {
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
  const headers = await Promise.all(numbers.map((number) => readHeader(chain, number)));
  const found = headers.filter((header) => header !== null);
  return found.length === numbers.length ? found : null;
}

/** The newest block, and the number of the newest one that cannot be reorganised any more. */
export async function readHead(chain: ChainReader): Promise<{ head: Header; finalizedNumber: number }> {
  const [head, finalized] = await Promise.all([readHeader(chain, 'latest'), readFinalized(chain)]);
  if (!head) throw new AppError('chain-unavailable', 'The node has no newest block yet. Try again in a moment.');
  const finalizedNumber = finalized?.number ?? Math.max(0, head.number - ASSUMED_FINALITY_DEPTH);
  return { head, finalizedNumber: Math.min(finalizedNumber, head.number) };
}

/** Null for a node that does not know the tag: it answers with an error, or with nothing. */
async function readFinalized(chain: ChainReader): Promise<Header | null> {
  try {
    return await readHeader(chain, 'finalized');
  } catch (error) {
    // A node that merely failed must not make us believe that less than what it knows to be final is final.
    const failed = [HttpRequestError, TimeoutError, LimitExceededRpcError, InternalRpcError, AppError];
    if (failed.some((kind) => error instanceof kind)) throw error;
    return null;
  }
}
