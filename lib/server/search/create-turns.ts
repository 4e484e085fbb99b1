import { AppError } from '@/lib/core/errors';

/**
 * Lets a few run at once, and a few more wait; whoever comes then is told to come again, so that many who ask at once
 * cannot take the database from the pages. A request that is given up while it waits makes room and is not begun.
 */
export function createTurns({ running, waiting }: { running: number; waiting: number }) {
  let taken = 0;
  const queue: (() => void)[] = [];
  const waitForTurn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      queue.push(resolve);
      const leave = () => {
        const place = queue.indexOf(resolve);
        if (place < 0) return;
        queue.splice(place, 1);
        reject(givenUp());
      };
      signal.addEventListener('abort', leave, { once: true });
    });
  return async function takeTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) throw givenUp();
    if (taken < running) taken += 1;
    else if (queue.length < waiting) await waitForTurn(signal);
    else throw comeAgain();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}

function comeAgain(): AppError {
  const details = { retryAfterS: 2 };
  return new AppError('rate-limited', 'Many are searching right now. Try again in a moment.', { details });
}

function givenUp(): AppError {
  return new AppError('timeout', 'The request was given up before its turn came.');
}
