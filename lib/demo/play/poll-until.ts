import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@/lib/core/errors';

const EVERY_MS = 50;

/**
 * Asks until there is an answer and returns it. Throws `timeout`, saying what was waited for, when `timeoutMs` have
 * passed without one.
 */
export async function pollUntil<Value>(
  ask: () => Promise<Value | null>,
  { what, timeoutMs, everyMs = EVERY_MS }: { what: string; timeoutMs: number; everyMs?: number },
): Promise<Value> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (performance.now() >= deadline) {
      throw new AppError(
        'timeout',
        `${what} did not come about within ${Math.round(timeoutMs / 1000)} s. See the logs of the indexer and the worker.`,
      );
    }
    await delay(everyMs);
  }
}
