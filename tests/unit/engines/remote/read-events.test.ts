import { describe, expect, it } from 'vitest';
import { readEvents } from '@/lib/engines/remote/read-events';

async function* bytesOf(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield new TextEncoder().encode(piece);
}

async function collect(pieces: Iterable<string>): Promise<string[]> {
  const events: string[] = [];
  for await (const event of readEvents(bytesOf(pieces))) events.push(event);
  return events;
}

function* endless(piece: string): Generator<string> {
  for (;;) yield piece;
}

describe('readEvents', () => {
  it('puts events together however they arrive, up to [DONE]', async () => {
    const pieces = [
      'data: {"a"',
      ':1}\n',
      '\n: a comment\n\ndata:x\r\ndata: y\r\n\r\n',
      'data: [DONE]\n\n',
      'data: z\n\n',
    ];
    expect(await collect(pieces)).toEqual(['{"a":1}', 'x\ny']);
  });

  it('takes any number of events', async () => {
    const events = await collect(Array.from({ length: 3_000 }, () => `data: ${'x'.repeat(1_000)}\n\n`));
    expect(events).toHaveLength(3_000);
  });

  it.each([
    ['line', 'x'.repeat(10_000)],
    ['event of many lines', `data: ${'x'.repeat(10_000)}\n`],
  ])('stops at a %s without end', async (_, piece) => {
    await expect(collect(endless(piece))).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('too long'),
    });
  });
});
