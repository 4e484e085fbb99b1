import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import { AppError } from '@/lib/core/errors';
import { type IndexerDeps, type SyncResult, syncOnce } from '@/lib/indexer/sync-once';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/**
 * Steps until `signal` is aborted: one step after another while there are blocks to read, then every `pollMs`. What may
 * pass (a node, a database or a network that is away) is reported and tried again after a pause that doubles; the rest,
 * above all a `conflict` (see {@link syncOnce}), is thrown.
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
      if (!mayPass(error)) throw error;
      options.onProblem?.(error);
      await rest(retryMs, signal);
      retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }
  }
}

/** Classes of SQLSTATE that speak of the connection, of resources or of concurrency, not of the statement. */
const PASSING_STATES = /^(08|40|53|55|57|58)/;

function mayPass(error: unknown): boolean {
  if (error instanceof AppError) return error.code !== 'conflict' && error.code !== 'internal';
  if (error instanceof DatabaseError) return PASSING_STATES.test(error.code ?? '');
  return !(error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError);
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
