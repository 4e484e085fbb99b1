import { describe, expect, it } from 'vitest';
import { readAnswer } from '@/components/ask/read-answer';

const paid = {
  receipt: 'r',
  model: 4,
  modelVersion: 1,
  answer: { kind: 'text', text: 'a b', finish: 'stop', promptTokens: 3, completionTokens: 2 },
  fee: '7',
  disclosed: true,
  state: 'answered',
  answeredAt: '2026-01-01T00:00:00.000Z',
  quotes: [],
};
const line = (data: object) => `${JSON.stringify(data)}\n`;
const never = new AbortController().signal;

/** A server whose answer comes in these pieces, cut anywhere, also inside of a character. */
function serverSending(pieces: readonly (string | Uint8Array)[], status = 200): typeof fetch {
  return async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const piece of pieces) {
            controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
          }
          controller.close();
        },
      }),
      { status },
    );
}

async function read(request: typeof fetch, signal: AbortSignal = never) {
  const heard: string[] = [];
  const outcome = await readAnswer({}, { signal, onText: (text) => heard.push(text), request });
  return { outcome, heard };
}

describe('an answer on its way to the page', () => {
  it('is heard as it is written, however the network cuts it', async () => {
    const bytes = new TextEncoder().encode(
      line({ kind: 'text', text: 'ä' }) + line({ kind: 'text', text: ' 🦊' }) + line({ kind: 'answer', paid }),
    );
    for (const size of [1, 3, 7, 1_000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
        bytes.slice(k * size, (k + 1) * size),
      );
      const { outcome, heard } = await read(serverSending(pieces));
      expect(heard).toEqual(['ä', ' 🦊']);
      expect(outcome).toMatchObject({ kind: 'answered', paid: { receipt: 'r', fee: '7' } });
    }
  });

  it('says what went wrong, before it began and on the way', async () => {
    const error = { code: 'not-ready', message: 'The engine is starting.', details: {} };
    const refused = await read(serverSending([JSON.stringify({ error })], 503));
    expect(refused.outcome).toEqual({ kind: 'failed', message: error.message });
    const broken = await read(serverSending([line({ kind: 'text', text: 'a' }), line({ kind: 'error', error })]));
    expect(broken).toEqual({ outcome: { kind: 'failed', message: error.message }, heard: ['a'] });
  });

  it('takes an end without an answer for a failure, and a page of a proxy too', async () => {
    expect((await read(serverSending([line({ kind: 'text', text: 'a' })]))).outcome).toMatchObject({
      kind: 'lost',
      how: 'cutOff',
    });
    expect((await read(serverSending(['<html>'], 502))).outcome).toEqual({ kind: 'lost', how: 'unreachable' });
  });

  it('is stopped, not failed, when the asker stops it, before its first word', async () => {
    const stop = new AbortController();
    const hanging: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const reading = read(hanging, stop.signal);
    stop.abort();
    expect((await reading).outcome).toEqual({ kind: 'stopped', begun: false });
  });

  it('is known to have begun when the asker stops it later', async () => {
    const stop = new AbortController();
    const broken: typeof fetch = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            stop.signal.addEventListener('abort', () => controller.error(stop.signal.reason));
            controller.enqueue(new TextEncoder().encode(line({ kind: 'text', text: 'a' })));
          },
        }),
      );
    const outcome = await readAnswer({}, { signal: stop.signal, onText: () => stop.abort(), request: broken });
    expect(outcome).toEqual({ kind: 'stopped', begun: true });
  });
});
