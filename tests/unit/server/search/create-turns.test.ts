import { describe, expect, it } from 'vitest';
import { createTurns } from '@/lib/server/search/create-turns';

/** Work that ends when it is told to, and counts how much of it runs. */
function createWork() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return 'done';
  };
  return { work, ends, most: () => most };
}

const never = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createTurns', () => {
  it('runs no more at once than it may, and everyone in the end', async () => {
    const takeTurn = createTurns({ running: 2, waiting: 10 });
    const { work, ends, most } = createWork();
    const all = [1, 2, 3, 4, 5].map(() => takeTurn(work, never));
    for (let round = 0; round < 5; round += 1) {
      await settle();
      ends.shift()?.();
    }
    await expect(Promise.all(all)).resolves.toEqual(Array.from({ length: 5 }, () => 'done'));
    expect(most()).toBe(2);
  });

  it('sends away who finds the queue full, and takes others again once it is not', async () => {
    const takeTurn = createTurns({ running: 1, waiting: 1 });
    const { work, ends } = createWork();
    const first = takeTurn(work, never);
    const second = takeTurn(work, never);
    await expect(takeTurn(work, never)).rejects.toMatchObject({ code: 'rate-limited' });
    await settle();
    ends.shift()?.();
    await settle();
    ends.shift()?.();
    await Promise.all([first, second]);
    const third = takeTurn(work, never);
    await settle();
    ends.shift()?.();
    await expect(third).resolves.toBe('done');
  });

  it('does not begin what was given up while it waited, and gives its turn on', async () => {
    const takeTurn = createTurns({ running: 1, waiting: 5 });
    const { work, ends } = createWork();
    const abort = new AbortController();
    const first = takeTurn(work, never);
    const given = takeTurn(work, abort.signal);
    const third = takeTurn(work, never);
    const refused = expect(given).rejects.toMatchObject({ code: 'timeout' });
    abort.abort();
    await settle();
    ends.shift()?.();
    await refused;
    await settle();
    expect(ends).toHaveLength(1);
    ends.shift()?.();
    await Promise.all([first, third]);
  });

  it('makes room at once for others when somebody who waits gives up', async () => {
    const takeTurn = createTurns({ running: 1, waiting: 1 });
    const { work, ends } = createWork();
    const abort = new AbortController();
    const first = takeTurn(work, never);
    const refused = expect(takeTurn(work, abort.signal)).rejects.toMatchObject({ code: 'timeout' });
    abort.abort();
    await refused;
    const third = takeTurn(work, never);
    await settle();
    ends.shift()?.();
    await settle();
    ends.shift()?.();
    await Promise.all([first, third]);
    await expect(takeTurn(work, abort.signal)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('gives the turn on when the work fails', async () => {
    const takeTurn = createTurns({ running: 1, waiting: 5 });
    await expect(takeTurn(() => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
    await expect(takeTurn(async () => 'next', never)).resolves.toBe('next');
  });
});
