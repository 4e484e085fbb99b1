import { findFirstBlock } from '@/lib/chain/addresses';
import { getChainReader } from '@/lib/chain/clients';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { AppError } from '@/lib/core/errors';
import { getDbConnection } from '@/lib/db/client';
import { env } from '@/lib/env';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { followChain } from '@/lib/indexer/follow-chain';
import type { IndexerDeps } from '@/lib/indexer/sync-once';
import { prepareQueue } from '@/lib/jobs/prepare-queue';

/** What a step needs, from the environment. */
export function getIndexerDeps(): IndexerDeps {
  const { chainId, addresses, local } = readChainConfig();
  return {
    pool: getDbConnection().pool,
    chain: getChainReader(),
    chainId,
    addresses,
    decode: createEventDecoder(addresses),
    range: createBlockRange(),
    firstBlock: env.FIRST_BLOCK === '' ? findFirstBlock({ chainId, contracts: addresses }) : env.FIRST_BLOCK,
    local,
  };
}

/**
 * Follows the chain until `signal` is aborted. A node or database that does not answer is asked again, ever more
 * slowly; a chain that left what was final ends it with an error.
 */
export async function runIndexer({ signal }: { signal: AbortSignal }): Promise<void> {
  await prepareQueue({ url: env.DATABASE_URL });
  const deps = getIndexerDeps();
  await followChain(deps, {
    signal,
    pollMs: env.INDEXER_POLL_MS,
    onProblem: (error) => {
      const what = error instanceof AppError ? error.message : 'The node or the database did not answer.';
      process.stderr.write(`indexer: ${what} Trying again.\n`);
    },
    onRetreat: ({ state, blockNumber }) => {
      const how = state === 'rebuilding' ? 'starting again' : `went back to block ${blockNumber}`;
      process.stderr.write(`indexer: the chain was reorganised; ${how}.\n`);
    },
  });
}
