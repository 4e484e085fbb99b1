import type { AdapterFile } from '@/lib/engines/embedded/messages';
import type { LoadedAdapter } from '@/lib/engines/engine';

type Disposable = { dispose: () => Promise<void> };

/** A model with the adapters that were laid over it: llama.cpp frees an adapter with its model only. */
type Shelf<Model> = {
  readonly model: Model;
  readonly paths: Set<string>;
  bytes: number;
  open: number;
  retired: boolean;
};
type Ready<Model, Context> = { readonly key: string; readonly shelf: Shelf<Model>; readonly context: Context };

/** Adapters whose use is remembered, also after they were let go. */
const USES_KEPT = 10_000;

/**
 * Contexts of one base with adapters over it, kept ready after use: at most `most`, the least recently used closed first.
 * An adapter's weights stay with the model: when those of `mostBytes` are on it, or `isFull` says that memory is short,
 * a fresh model takes over, and the old one goes with all its adapters once its last generation has ended. So there are
 * never more adapters in memory than twice `mostBytes`, and the two models of a change share the base's file (mmap).
 */
export class AdapterContexts<Model extends Disposable, Context extends Disposable> {
  /** The least recently used first. */
  readonly #idle: Ready<Model, Context>[] = [];
  readonly #uses = new Map<string, { generations: number; lastUsedAt: number }>();
  /** Contexts in use, by adapter. */
  readonly #busy = new Map<string, number>();
  #shelf: Shelf<Model> | null = null;
  #evicted = 0;
  /** Opening and letting go happen one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: {
      most: number;
      mostBytes: number;
      isFull: () => boolean;
      openModel: () => Promise<Model>;
      openContext: (model: Model, path: string | null) => Promise<Context>;
      now: () => number;
    },
  ) {}

  /** Adapters that were let go to make room. */
  get evicted(): number {
    return this.#evicted;
  }

  /** Takes a context for an adapter, or for the base alone; `giveBack` keeps it for the next, unless it is not usable. */
  async take(
    adapter: AdapterFile | null,
  ): Promise<{ context: Context; model: Model; giveBack: (usable: boolean) => Promise<void> }> {
    const key = adapter?.cid ?? '';
    this.#noteUse(key);
    this.#busy.set(key, (this.#busy.get(key) ?? 0) + 1);
    try {
      const place = this.#idle.findLastIndex((ready) => ready.key === key);
      const [kept] = place < 0 ? [] : this.#idle.splice(place, 1);
      const ready = kept ?? (await this.#inTurn(() => this.#open(key, adapter)));
      return {
        context: ready.context,
        model: ready.shelf.model,
        giveBack: (usable) => {
          this.#leave(key);
          return this.#inTurn(() => this.#keep(ready, usable));
        },
      };
    } catch (error) {
      this.#leave(key);
      throw error;
    }
  }

  /** The adapters that are ready or in use, the last used first. */
  list(): LoadedAdapter[] {
    const there = new Set([...this.#idle.map(({ key }) => key), ...this.#busy.keys()]);
    return [...this.#uses].flatMap(([cid, use]) => (cid !== '' && there.has(cid) ? [{ cid, ...use }] : [])).reverse();
  }

  #noteUse(key: string): void {
    const generations = (this.#uses.get(key)?.generations ?? 0) + 1;
    this.#uses.delete(key);
    this.#uses.set(key, { generations, lastUsedAt: this.settings.now() });
    const [oldest] = this.#uses.keys();
    if (this.#uses.size > USES_KEPT && oldest !== undefined) this.#uses.delete(oldest);
  }

  #leave(key: string): void {
    const count = (this.#busy.get(key) ?? 1) - 1;
    if (count === 0) this.#busy.delete(key);
    else this.#busy.set(key, count);
  }

  #inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(action, action);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #open(key: string, adapter: AdapterFile | null): Promise<Ready<Model, Context>> {
    // What went idle while this waited for its turn.
    const place = this.#idle.findLastIndex((ready) => ready.key === key);
    const [kept] = place < 0 ? [] : this.#idle.splice(place, 1);
    if (kept) return kept;
    const shelf = await this.#shelfFor(adapter);
    shelf.open += 1;
    try {
      return { key, shelf, context: await this.settings.openContext(shelf.model, adapter?.path ?? null) };
    } catch (error) {
      await this.#letGo(shelf);
      throw error;
    }
  }

  async #shelfFor(adapter: AdapterFile | null): Promise<Shelf<Model>> {
    if (this.#shelf && adapter && !this.#hasRoom(this.#shelf, adapter)) await this.#retire(this.#shelf);
    this.#shelf ??= { model: await this.settings.openModel(), paths: new Set(), bytes: 0, open: 0, retired: false };
    if (adapter && !this.#shelf.paths.has(adapter.path)) {
      this.#shelf.paths.add(adapter.path);
      this.#shelf.bytes += adapter.bytes;
    }
    return this.#shelf;
  }

  #hasRoom(shelf: Shelf<Model>, { path, bytes }: AdapterFile): boolean {
    if (shelf.bytes === 0 || shelf.paths.has(path)) return true;
    return shelf.bytes + bytes <= this.settings.mostBytes && !this.settings.isFull();
  }

  async #retire(shelf: Shelf<Model>): Promise<void> {
    shelf.retired = true;
    this.#shelf = null;
    for (const ready of this.#idle.splice(0)) await this.#close(ready);
    if (shelf.open === 0) await shelf.model.dispose();
  }

  async #keep(ready: Ready<Model, Context>, usable: boolean): Promise<void> {
    if (!usable || ready.shelf.retired) {
      await ready.context.dispose();
      await this.#letGo(ready.shelf);
      return;
    }
    this.#idle.push(ready);
    const { most, isFull } = this.settings;
    while (this.#idle.length > most || (this.#idle.length > 1 && isFull())) {
      const oldest = this.#idle.shift();
      if (oldest) await this.#close(oldest);
    }
  }

  async #close(ready: Ready<Model, Context>): Promise<void> {
    if (ready.key !== '' && !this.#busy.has(ready.key)) this.#evicted += 1;
    await ready.context.dispose();
    ready.shelf.open -= 1;
  }

  async #letGo(shelf: Shelf<Model>): Promise<void> {
    shelf.open -= 1;
    if (shelf.retired && shelf.open === 0) await shelf.model.dispose();
  }
}
