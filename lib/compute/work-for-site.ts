import { computeLease, isEnded, type LeaseDependencies } from '@/lib/compute/compute-lease';
import { AppError } from '@/lib/core/errors';
import type { Lease } from '@/lib/schemas/compute';

/** Longest pause after a site could not be reached, or refused. */
const LONGEST_PAUSE_MS = 300_000;

/**
 * Takes jobs of a site and computes them, until `signal` is aborted; with `once`, the first that is to be had.
 * @returns how many were delivered; throws `forbidden`, `not-signed-in`, `conflict`: what waiting does not mend
 */
export async function workForSite(
  deps: LeaseDependencies,
  { everyMs, once, signal }: { everyMs: number; once: boolean; signal: AbortSignal },
): Promise<number> {
  let delivered = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const lease = await deps.site.take();
      failures = 0;
      if (lease) {
        if (await computeTaken(deps, lease, signal)) delivered += 1;
        if (once) return delivered;
        continue;
      }
    } catch (error) {
      if (signal.aborted) break;
      if (!(error instanceof AppError) || !passes(error)) throw error;
      failures += 1;
      deps.tell(error.message);
    }
    await pause(Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(failures, 10)), signal);
  }
  return delivered;
}

/** What cannot be computed is given back with why, so that it is offered to somebody else. */
async function computeTaken(deps: LeaseDependencies, lease: Lease, signal: AbortSignal): Promise<boolean> {
  deps.tell(`Took "${lease.name}" (run ${lease.runId}, computation ${lease.position}).`);
  try {
    return await computeLease(deps, lease, signal);
  } catch (error) {
    if (signal.aborted || (error instanceof AppError && passes(error))) throw error;
    const problem = error instanceof AppError ? error.message : 'The program failed.';
    deps.tell(`  Given back: ${error instanceof Error ? error.message : error}`);
    await giveUp(deps, lease, problem);
    return false;
  }
}

/** A computation that the site has ended by now has been given back already. */
async function giveUp({ site }: LeaseDependencies, { runId }: Lease, problem: string): Promise<void> {
  try {
    await site.giveUp(runId, problem);
  } catch (error) {
    if (!isEnded(error)) throw error;
  }
}

/** Whether waiting may mend it. */
function passes({ code }: AppError): boolean {
  return code === 'chain-unavailable' || code === 'rate-limited' || code === 'not-ready' || code === 'timeout';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
