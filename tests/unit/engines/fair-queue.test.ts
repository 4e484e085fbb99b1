import { describe, expect, it } from 'vitest';
import { FairQueue } from '@/lib/engines/fair-queue';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

function openQueue() {
  return new FairQueue({ atOnce: 1, waiting: 5, waitingInLine: 3, expectedS: 2 });
}

describe('FairQueue', () => {
  it('gives every line its turn, however many of one wait', async () => {
    const queue = openQueue();
    const order: string[] = [];
    const enter = (line: string, name: string) =>
      queue.enter(line, never).then((leave) => {
        order.push(name);
        return leave;
      });
    const leaves = [await enter('a', 'a1')];
    for (const name of ['a2', 'a3', 'a4']) void enter('a', name).then((leave) => leaves.push(leave));
    void enter('b', 'b1').then((leave) => leaves.push(leave));
    for (let k = 0; k < 5; k++) {
      leaves.shift()?.();
      await settled();
    }
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('refuses a line that is full, and says when to come back', async () => {
    const queue = openQueue();
    await queue.enter('a', never);
    for (let k = 0; k < 3; k++) void queue.enter('a', never);
    expect(() => queue.enter('a', never)).toThrow(
      expect.objectContaining({ code: 'rate-limited', details: { retryAfterS: 8 } }),
    );
    void queue.enter('b', never);
    expect(queue.waiting).toBe(4);
  });

  it('lets who gives up go, and gives a place back once only', async () => {
    const queue = openQueue();
    const leave = await queue.enter('a', never);
    const controller = new AbortController();
    const given = queue.enter('b', controller.signal);
    controller.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    expect(queue.waiting).toBe(0);
    leave();
    leave();
    expect(queue.running).toBe(0);
  });
});
