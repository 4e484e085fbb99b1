import { createReadStream } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '@/lib/core/errors';
import { openAdapterFiles } from '@/lib/engines/adapter-files';
import { openEmbeddedEngine } from '@/lib/engines/embedded/open-embedded-engine';
import type { Engine } from '@/lib/engines/engine';
import { serveEngine } from '@/lib/engines/service/serve-engine';
import { env } from '@/lib/env';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';
import { readGguf } from '@/lib/models/decoder/gguf/read-gguf';
import type { DecoderShape } from '@/lib/models/decoder/types';
import { contentStore } from '@/lib/storage/content-store';
import { hashThrough } from '@/lib/storage/hash-through';

/** How long one answer takes, for who is told when to come back. */
const EXPECTED_S = 1;
/** llama.cpp writes a token in milliseconds here, and a large base in seconds. */
const SILENCE_MS = 120_000;
/** A base up to here is read once for its sizes, in bytes. */
const MOST_BASE_READ = 512_000_000;

/** Serves the base and its adapters until `signal` is aborted. Throws when it cannot listen. */
export async function runEngine({ signal }: { signal: AbortSignal }): Promise<void> {
  const { hostname, port } = new URL(env.ENGINE_URL);
  const engine = openWhenThere(openEmbedded);
  const server = serveEngine(engine, { secret: env.ENGINE_SECRET });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: hostname, port: Number(port) }, resolve);
  });
  // The base is in memory before the first question; what is wrong with it is told to who asks.
  engine.warm();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  server.closeAllConnections();
  server.close();
  await engine.close();
}

/** Throws `not-ready` while there is no base. */
async function openEmbedded(): Promise<Engine> {
  const path = resolve(env.BASE_MODEL_FILE);
  try {
    await access(path);
  } catch (cause) {
    throw new AppError('not-ready', 'This site has no base model. Set BASE_MODEL_FILE to a GGUF file.', { cause });
  }
  const { cid } = await hashThrough(createReadStream(path, { highWaterMark: 1 << 20 }), async () => {});
  const files = openAdapterFiles({
    folder: join(env.DATA_DIR, 'engine'),
    store: contentStore(),
    mostBytes: env.ENGINE_DISK_MB * 1e6,
    check: await openAdapterCheck(path),
  });
  const engine = openEmbeddedEngine(
    {
      base: { cid, path },
      findAdapter: files.find,
      contextTokens: env.ENGINE_CONTEXT_TOKENS,
      mostAdapters: env.ENGINE_ADAPTERS,
      mostMemory: env.ENGINE_MEMORY_MB * 1e6,
      queue: {
        atOnce: env.ENGINE_AT_ONCE,
        waiting: env.ENGINE_WAITING,
        waitingInLine: env.ENGINE_WAITING_EACH,
        expectedS: EXPECTED_S,
      },
      silenceMs: SILENCE_MS,
    },
    { execArgv: ['--import', 'tsx'] },
  );
  engine.warm();
  return engine;
}

/**
 * Holds an adapter's bytes against the base's sizes before llama.cpp reads them; against the format alone where the base
 * is too large to be read here, or of a kind that only llama.cpp knows.
 */
async function openAdapterCheck(path: string): Promise<(bytes: Uint8Array) => void> {
  const { size } = await stat(path);
  const shape = size <= MOST_BASE_READ ? await readFile(path).then(readShape) : null;
  return (bytes) => {
    if (shape) readAdapter(bytes, shape);
    else readGguf(bytes);
  };
}

function readShape(bytes: Uint8Array): DecoderShape | null {
  try {
    return openBase(bytes).shape;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** An engine that is opened when it can be: a base that comes later is served without a restart. */
function openWhenThere(open: () => Promise<Engine>): Engine & { warm: () => void } {
  let opened: Promise<Engine> | null = null;
  const find = (): Promise<Engine> => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    warm: () => void find().catch((error: unknown) => console.error(error instanceof Error ? error.message : error)),
    generate: async function* (request, signal) {
      yield* (await find()).generate(request, signal);
    },
    embed: async (request, signal) => (await find()).embed(request, signal),
    state: async () => {
      const nothing = { base: null, loaded: [], running: 0, waiting: 0, memoryBytes: null, since: null, evicted: 0 };
      const engine = await find().catch(() => null);
      return engine ? engine.state() : { engine: 'llama.cpp, embedded', ready: false, ...nothing };
    },
    close: async () => {
      await opened?.then((engine) => engine.close()).catch(() => undefined);
    },
  };
}
