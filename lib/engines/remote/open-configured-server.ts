import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AppError } from '@/lib/core/errors';
import type { Engine } from '@/lib/engines/engine';
import { DIALECTS, type PlacedAdapter } from '@/lib/engines/remote/dialects';
import { openRemoteEngine } from '@/lib/engines/remote/open-remote-engine';
import { openPeftFolder } from '@/lib/engines/remote/peft-folder';
import { env } from '@/lib/env';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { contentStore } from '@/lib/storage/content-store';
import { hashThrough } from '@/lib/storage/hash-through';

/** Large models on a busy server may think for long before the first word. */
const SILENCE_MS = 120_000;
const EXPECTED_S = 5;

/** The server that ENGINE_URL names, with adapters for the base of BASE_MODEL_FILE. Throws `invalid-input`. */
export function openConfiguredServer(name: keyof typeof DIALECTS): Engine {
  const dialect = DIALECTS[name];
  if (dialect.needsFiles && env.ENGINE_ADAPTERS_FOLDER === '') {
    throw new AppError(
      'invalid-input',
      `With ENGINE=${name}, set ENGINE_ADAPTERS_FOLDER to a folder that server reads.`,
    );
  }
  const cid = once(async () => {
    const bytes = createReadStream(env.BASE_MODEL_FILE, { highWaterMark: 1 << 20 });
    return (await hashThrough(bytes, async () => {})).cid;
  });
  const shape = once(async () => openBase(await readFile(env.BASE_MODEL_FILE)).shape);
  const place = dialect.needsFiles
    ? openPeftFolder({
        folder: env.ENGINE_ADAPTERS_FOLDER,
        seenAs: env.ENGINE_ADAPTERS_PATH,
        store: contentStore(),
        base: { name: env.ENGINE_MODEL, shape },
      })
    : async (adapter: string): Promise<PlacedAdapter> => ({ name: adapter, path: '' });
  return openRemoteEngine(
    {
      url: env.ENGINE_URL,
      apiKey: env.ENGINE_API_KEY === '' ? null : env.ENGINE_API_KEY,
      silenceMs: SILENCE_MS,
      base: { name: env.ENGINE_MODEL, cid },
      dialect,
      mostAdapters: env.ENGINE_ADAPTERS,
      place,
      queue: {
        atOnce: env.ENGINE_AT_ONCE,
        waiting: env.ENGINE_WAITING,
        waitingInLine: env.ENGINE_WAITING_EACH,
        expectedS: EXPECTED_S,
      },
    },
    { request: fetch },
  );
}

/** Computed when it is first needed, and again after a failure. */
function once<Value>(compute: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= compute().catch((error: unknown) => {
      value = null;
      throw error;
    });
    return value;
  };
}
