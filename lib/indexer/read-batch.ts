import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { BlockRange } from '@/lib/indexer/block-range';
import type { EventDecoder } from '@/lib/indexer/decode-events';
import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import { type Header, readHeader, readHeaders } from '@/lib/indexer/read-headers';
import { RangeRefused, type RawLog, readLogs } from '@/lib/indexer/read-logs';

/** What the next blocks hold. All final, or none. */
export type BlockBatch = {
  readonly final: boolean;
  readonly events: readonly DecodedEvent[];
  /** Every header when not final, else the last one. */
  readonly headers: readonly Header[];
  readonly last: Header;
};

type Source = { chain: ChainReader; addresses: ContractAddresses; decode: EventDecoder; range: BlockRange };

/** Unfinalised blocks are read with their headers, so not too many at once. */
const UNFINALISED_BLOCKS = 64;

/**
 * Reads the blocks from `from` on: many at once while they are final, else few, each with its header. Null when the
 * answers do not fit together, or not to `parentHash` (the hash of the block before `from`): the chain moved meanwhile.
 * @throws AppError `chain-unavailable` when the node does not answer
 */
export async function readBatch(
  source: Source,
  at: { from: number; parentHash: string | null; headNumber: number; finalizedNumber: number },
): Promise<BlockBatch | null> {
  return at.from <= at.finalizedNumber ? readFinal(source, at) : readUnfinalised(source, at);
}

async function readFinal(
  source: Source,
  { from, parentHash, finalizedNumber }: { from: number; parentHash: string | null; finalizedNumber: number },
): Promise<BlockBatch | null> {
  const { chain, range } = source;
  for (;;) {
    const to = Math.min(finalizedNumber, from + range.size - 1);
    try {
      const [logs, first, last] = await Promise.all([
        readLogs(source, { from, to }),
        readHeader(chain, from),
        readHeader(chain, to),
      ]);
      if (!first || !last || (parentHash !== null && first.parentHash !== parentHash)) return null;
      const timestamps = await readTimestamps(chain, logs);
      if (!timestamps) return null;
      range.grow(logs.length);
      return { final: true, events: decodeAll(source.decode, logs, timestamps), headers: [last], last };
    } catch (error) {
      if (!(error instanceof RangeRefused)) throw error;
      if (range.shrink()) continue;
      throw new AppError(
        'chain-unavailable',
        `The node does not answer for the logs of block ${from}. Try another node.`,
        {
          cause: error,
        },
      );
    }
  }
}

async function readUnfinalised(
  source: Source,
  { from, parentHash, headNumber }: { from: number; parentHash: string | null; headNumber: number },
): Promise<BlockBatch | null> {
  const to = Math.min(headNumber, from + UNFINALISED_BLOCKS - 1);
  const [headers, logs] = await Promise.all([readHeaders(source.chain, { from, to }), readLogs(source, { from, to })]);
  const last = headers?.at(-1);
  if (!headers || !last) return null;
  let parent = parentHash;
  for (const header of headers) {
    if (parent !== null && header.parentHash !== parent) return null;
    parent = header.hash;
  }
  const hashes = new Map(headers.map((header) => [header.number, header]));
  if (logs.some((log) => hashes.get(Number(log.blockNumber))?.hash !== log.blockHash)) return null;
  const timestamps = new Map(headers.map((header) => [header.hash, header.timestamp]));
  return { final: false, events: decodeAll(source.decode, logs, timestamps), headers, last };
}

/** The time of each log's block: said with the log, or read from the block's header. */
async function readTimestamps(chain: ChainReader, logs: readonly RawLog[]): Promise<Map<string, number> | null> {
  const timestamps = new Map<string, number>();
  const unsaid = new Map<string, number>();
  for (const log of logs) {
    if (log.blockTimestamp) timestamps.set(log.blockHash, Number(log.blockTimestamp));
    else unsaid.set(log.blockHash, Number(log.blockNumber));
  }
  const headers = await Promise.all([...unsaid.values()].map((number) => readHeader(chain, number)));
  for (const header of headers) if (header) timestamps.set(header.hash, header.timestamp);
  return [...unsaid.keys()].every((hash) => timestamps.has(hash)) ? timestamps : null;
}

function decodeAll(
  decode: EventDecoder,
  logs: readonly RawLog[],
  timestamps: ReadonlyMap<string, number>,
): DecodedEvent[] {
  const events: DecodedEvent[] = [];
  for (const log of logs) {
    const event = decode({ ...log, timestamp: timestamps.get(log.blockHash) ?? 0 });
    if (event) events.push(event);
  }
  return events;
}
