import { AppError } from '@/lib/core/errors';
import type { LoadedAdapter } from '@/lib/engines/engine';
import { type Dialect, type PlacedAdapter, saysLoadedAlready } from '@/lib/engines/remote/dialects';
import { readReason, readText, refusalOf, type ServerClient } from '@/lib/engines/remote/server-client';

type Entry = { generations: number; lastUsedAt: number; running: number; ready: Promise<PlacedAdapter> };

/** Loading an adapter reads its files and copies it to the accelerator. */
const LOAD_TIMEOUT_MS = 60_000;

/**
 * Which adapters another server has loaded for us: loaded before their first use, at most `most`, the least recently used
 * unloaded first. None is unloaded while it answers.
 */
export class LoadedAdapters {
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>();
  #evicted = 0;

  constructor(
    private readonly settings: {
      server: ServerClient;
      dialect: Dialect;
      most: number;
      place: (cid: string) => Promise<PlacedAdapter>;
      now: () => number;
    },
  ) {}

  get evicted(): number {
    return this.#evicted;
  }

  list(): LoadedAdapter[] {
    return [...this.#entries]
      .map(([cid, { generations, lastUsedAt }]): LoadedAdapter => ({ cid, generations, lastUsedAt }))
      .reverse();
  }

  /** Holds an adapter ready until `letGo`. Throws what keeps it from being loaded. */
  async hold(cid: string): Promise<{ adapter: PlacedAdapter; letGo: () => void }> {
    const known = this.#entries.get(cid);
    const entry: Entry = known ?? { generations: 0, lastUsedAt: 0, running: 0, ready: this.#load(cid) };
    this.#entries.delete(cid);
    this.#entries.set(cid, entry);
    entry.running += 1;
    try {
      const adapter = await entry.ready;
      entry.generations += 1;
      entry.lastUsedAt = this.settings.now();
      return {
        adapter,
        letGo: () => {
          entry.running -= 1;
        },
      };
    } catch (error) {
      if (this.#entries.get(cid) === entry) this.#entries.delete(cid);
      throw error;
    }
  }

  /** The server says that it has it no longer. */
  forget(cid: string): void {
    this.#entries.delete(cid);
  }

  async #load(cid: string): Promise<PlacedAdapter> {
    const { server, dialect, place } = this.settings;
    const adapter = await place(cid);
    if (!dialect.load) return adapter;
    await this.#makeRoom();
    const signal = AbortSignal.timeout(LOAD_TIMEOUT_MS);
    const body = { lora_name: adapter.name, lora_path: adapter.path };
    const { status, retryAfterS, body: answer } = await server.post(dialect.load.path, body, signal);
    const reason = readReason(await readText(answer));
    if (status < 300 || saysLoadedAlready(reason)) return adapter;
    if (status === 429 || status >= 500) throw refusalOf({ status, retryAfterS, reason });
    const why =
      reason === '' || reason === 'Not Found' ? 'it loads no adapters while it runs (docs/engines.md)' : reason;
    throw new AppError('not-ready', `The server that writes the answers did not load this model's adapter: ${why}`);
  }

  async #makeRoom(): Promise<void> {
    const { server, dialect, most } = this.settings;
    if (!dialect.load) return;
    for (const [cid, entry] of this.#entries) {
      if (this.#entries.size <= most) return;
      if (entry.running > 0) continue;
      this.#entries.delete(cid);
      const placed = await entry.ready.catch(() => null);
      if (!placed) continue;
      this.#evicted += 1;
      // Whatever it answers: one that is gone already has gone.
      const { body } = await server.post(
        dialect.load.unloadPath,
        { lora_name: placed.name },
        AbortSignal.timeout(LOAD_TIMEOUT_MS),
      );
      await readText(body);
    }
  }
}
