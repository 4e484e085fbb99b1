import { expect, it } from 'vitest';
import { readBounded } from '@/lib/verify/read-bounded';

/** An answer of pieces of ten bytes, without end when `count` is not given; `sent` says how many were asked for. */
function answer(count = Number.POSITIVE_INFINITY): {
  response: Response;
  sent: () => number;
  cancelled: () => boolean;
} {
  let sent = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === count) return controller.close();
      sent += 1;
      controller.enqueue(new Uint8Array(10).fill(sent));
    },
    cancel() {
      cancelled = true;
    },
  });
  return { response: new Response(body), sent: () => sent, cancelled: () => cancelled };
}

it('puts the pieces together in their order', async () => {
  const bytes = await readBounded(answer(3).response, 30);
  expect([...bytes]).toEqual([1, 2, 3].flatMap((value) => Array<number>(10).fill(value)));
});

it('reads an empty answer', async () => {
  expect(await readBounded(new Response(null))).toEqual(new Uint8Array());
});

it('hangs up on a site that sends more than any file has', async () => {
  const endless = answer();
  await expect(readBounded(endless.response, 95)).rejects.toMatchObject({ code: 'too-large' });
  expect(endless.sent()).toBeLessThan(15);
  expect(endless.cancelled()).toBe(true);
});
