import { AppError } from '@/lib/core/errors';

/**
 * Lets a few run at once, and a few more wait; whoever comes then is told to come again, so that many who ask at once
 * cannot take the database from the pages. `work` of a request that was given up while it waited is not begun.
 */
export function createTurns({ running, waiting }: { running: number; waiting: number }) {
  let taken = 0;
  const queue: (() => void)[] = [];
  return async function takeTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (taken >= running) {
      if (queue.length >= waiting)
        throw new AppError('rate-limited', 'Many are searching right now. Try again in a moment.');
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      taken += 1;
    }
    try {
      if (signal.aborted) throw new AppError('timeout', 'The request was given up before its turn came.');
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}
