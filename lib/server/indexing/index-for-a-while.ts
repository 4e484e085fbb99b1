import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { keccakBytes } from '@/lib/core/keccak';
import { env, findEnvProblems } from '@/lib/env';
import { type IndexerDeps, type SyncResult, syncOnce } from '@/lib/indexer/sync-once';

/**
 * Lets a scheduler in: whoever sends CRON_SECRET as bearer token (RFC 6750). A local deployment without the secret lets
 * everybody in, since a step does nothing that the indexer does not do anyway.
 * @throws AppError `not-signed-in`; `invalid-input` when a deployment that is not local has no secret
 */
export function requireScheduler(authorization: string | null): void {
  const [problem] = findEnvProblems(['CRON_SECRET']);
  if (problem !== undefined) {
    if (env.LOCAL_MODE) return;
    throw new AppError('invalid-input', problem);
  }
  const given = keccakBytes(authorization ?? '');
  if (timingSafeEqual(given, keccakBytes(`Bearer ${env.CRON_SECRET}`))) return;
  throw new AppError('not-signed-in', 'Send the scheduler’s secret as bearer token.');
}

/** Indexes until the head is reached, another process is at it, or the time is up. Resolves with the last step. */
export async function indexForAWhile(
  deps: IndexerDeps,
  { milliseconds }: { milliseconds: number },
): Promise<SyncResult> {
  const end = performance.now() + milliseconds;
  let result = await syncOnce(deps);
  let eventCount = result.eventCount;
  while (performance.now() < end && result.state !== 'idle' && result.state !== 'busy' && result.state !== 'behind') {
    result = await syncOnce(deps);
    eventCount += result.eventCount;
  }
  return { ...result, eventCount };
}
