import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import type { AdapterSource, LoadedAdapter } from '@/lib/engines/engine';

/** llama.cpp frees an adapter with its model only: after so many, a fresh model takes over and the old one goes. */
const RECYCLE_AFTER = 4;

type Shelf = { readonly model: LlamaModel; readonly paths: Set<string>; open: number; retired: boolean };
type Ready = { readonly shelf: Shelf; readonly context: LlamaContext };
type Use = { generations: number; lastUsedAt: number };

/**
 * Contexts of one base with adapters over it, kept ready after use: at most `most`, the least recently used closed first.
 * Memory is bounded by `most` contexts and RECYCLE_AFTER · `most` adapters.
 */
export class AdapterContexts {
  readonly #idle = new Map<string, Ready>();
  readonly #uses = new Map<string, Use>();
  #shelf: Promise<Shelf> | null = null;

  constructor(
    private readonly settings: {
      most: number;
      openModel: () => Promise<LlamaModel>;
      openContext: (model: LlamaModel, path: string | null) => Promise<LlamaContext>;
      now: () => number;
    },
  ) {}

  /** Takes a context for an adapter, or for the base alone; `giveBack` keeps it for the next. */
  async take(
    adapter: AdapterSource | null,
  ): Promise<{ context: LlamaContext; giveBack: (usable: boolean) => Promise<void> }> {
    const key = adapter?.cid ?? '';
    const use = this.#uses.get(key) ?? { generations: 0, lastUsedAt: 0 };
    this.#uses.delete(key);
    this.#uses.set(key, { generations: use.generations + 1, lastUsedAt: this.settings.now() });
    const kept = this.#idle.get(key);
    this.#idle.delete(key);
    const ready = kept ?? (await this.#open(adapter));
    return { context: ready.context, giveBack: (usable) => this.#giveBack(key, ready, usable) };
  }

  /** The adapters that are ready, the last used first. */
  list(): LoadedAdapter[] {
    return [...this.#uses]
      .filter(([cid]) => cid !== '')
      .map(([cid, use]) => ({ cid, ...use }))
      .reverse();
  }

  async #open(adapter: AdapterSource | null): Promise<Ready> {
    const shelf = await this.#shelfFor(adapter?.path ?? null);
    shelf.open += 1;
    try {
      return { shelf, context: await this.settings.openContext(shelf.model, adapter?.path ?? null) };
    } catch (error) {
      await this.#letGo(shelf);
      throw error;
    }
  }

  async #shelfFor(path: string | null): Promise<Shelf> {
    const current = this.#shelf === null ? null : await this.#shelf;
    const full = current !== null && current.paths.size >= RECYCLE_AFTER * this.settings.most;
    if (current && (!full || path === null || current.paths.has(path))) {
      if (path !== null) current.paths.add(path);
      return current;
    }
    if (current) {
      current.retired = true;
      for (const [key, { shelf }] of this.#idle) if (shelf === current) await this.#close(key);
    }
    this.#shelf = this.settings
      .openModel()
      .then((model) => ({ model, paths: new Set(path === null ? [] : [path]), open: 0, retired: false }));
    return this.#shelf;
  }

  async #giveBack(key: string, ready: Ready, usable: boolean): Promise<void> {
    if (!usable || ready.shelf.retired || this.#idle.has(key)) {
      await ready.context.dispose();
      await this.#letGo(ready.shelf);
      return;
    }
    this.#idle.set(key, ready);
    for (const oldest of this.#idle.keys()) {
      if (this.#idle.size <= this.settings.most) break;
      await this.#close(oldest);
    }
  }

  async #close(key: string): Promise<void> {
    const ready = this.#idle.get(key);
    if (!ready) return;
    this.#idle.delete(key);
    this.#uses.delete(key);
    await ready.context.dispose();
    await this.#letGo(ready.shelf);
  }

  async #letGo(shelf: Shelf): Promise<void> {
    shelf.open -= 1;
    if (shelf.retired && shelf.open === 0) await shelf.model.dispose();
  }
}
