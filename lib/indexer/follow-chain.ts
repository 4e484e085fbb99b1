import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@/lib/core/errors';
import { type IndexerDeps, type SyncResult, syncOnce } from '@/lib/indexer/sync-once';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/**
 * Steps until `signal` is aborted: one step after another while there are blocks to read, then every `pollMs`. What may
 * pass is reported and tried again after a pause that doubles; a `conflict` (see {@link syncOnce}) is thrown.
 */
export async function followChain(
  deps: IndexerDeps,
  options: {
    signal: AbortSignal;
    pollMs: number;
    onProblem?: (error: unknown) => void;
    onRetreat?: (result: SyncResult) => void;
  },
): Promise<void> {
  const { signal, pollMs } = options;
  let retryMs = FIRST_RETRY_MS;
  while (!signal.aborted) {
    try {
      const result = await syncOnce(deps);
      retryMs = FIRST_RETRY_MS;
      if (result.state === 'unwound' || result.state === 'rebuilding') options.onRetreat?.(result);
      const more = result.state === 'advanced' && result.blockNumber < result.headNumber;
      if (more || result.state === 'unwound' || result.state === 'rebuilding') continue;
      await rest(pollMs, signal);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'conflict' || error.code === 'internal')) throw error;
      options.onProblem?.(error);
      await rest(retryMs, signal);
      retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
