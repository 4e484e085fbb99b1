import { describe, expect, it } from 'vitest';
import { AdapterContexts } from '@/lib/engines/embedded/adapter-contexts';

/** Models and contexts that count what is open, as llama.cpp would: an adapter stays in memory with its model. */
function openCounted({ most = 2, mostBytes = 300, isFull = (): boolean => false } = {}) {
  const open = { models: 0, contexts: 0, bytes: 0, peakBytes: 0, peakModels: 0 };
  class Model {
    readonly paths = new Set<string>();
    disposed = false;
    async dispose() {
      if (this.disposed) throw new Error('A model was freed twice.');
      this.disposed = true;
      open.models -= 1;
      open.bytes -= 100 * this.paths.size;
    }
  }
  class Context {
    disposed = false;
    constructor(
      readonly model: Model,
      readonly path: string | null,
    ) {}
    async dispose() {
      if (this.disposed || this.model.disposed) throw new Error('A context was freed twice, or after its model.');
      this.disposed = true;
      open.contexts -= 1;
    }
  }
  let now = 0;
  const contexts = new AdapterContexts<Model, Context>({
    ...{ most, mostBytes, isFull, now: () => ++now },
    openModel: async () => {
      await null;
      open.models += 1;
      open.peakModels = Math.max(open.peakModels, open.models);
      return new Model();
    },
    openContext: async (model, path) => {
      await null;
      if (model.disposed) throw new Error('A context was opened on a freed model.');
      open.contexts += 1;
      if (path !== null && !model.paths.has(path)) {
        model.paths.add(path);
        open.bytes += 100;
        open.peakBytes = Math.max(open.peakBytes, open.bytes);
      }
      return new Context(model, path);
    },
  });
  const file = (cid: string) => ({ cid, path: `/${cid}`, bytes: 100 });
  const use = async (cid: string) => {
    const { context, giveBack } = await contexts.take(file(cid));
    expect(context.disposed).toBe(false);
    expect(context.path).toBe(`/${cid}`);
    await giveBack(true);
  };
  return { open, contexts, file, use };
}

describe('AdapterContexts', () => {
  it('keeps contexts ready, the one not used for longest closed first', async () => {
    const { contexts, use, open } = openCounted({ most: 2, mostBytes: 10_000 });
    for (const cid of ['a', 'b', 'a', 'c']) await use(cid);
    expect(contexts.list().map(({ cid, generations }) => [cid, generations])).toEqual([
      ['c', 1],
      ['a', 2],
    ]);
    expect(contexts.evicted).toBe(1);
    expect(open.contexts).toBe(2);
  });

  it('never has more than two models and twice its bytes of adapters, however many are asked for', async () => {
    const { use, open } = openCounted({ most: 2, mostBytes: 300 });
    for (let k = 0; k < 200; k++) await use(`adapter ${k % 37}`);
    expect(open.peakBytes).toBeLessThanOrEqual(600);
    expect(open.peakModels).toBeLessThanOrEqual(2);
    expect(open.models).toBe(1);
  });

  it('frees an old model when its last generation has ended, also with many at once', async () => {
    const { contexts, file, open } = openCounted({ most: 2, mostBytes: 200 });
    const held = await contexts.take(file('slow'));
    await Promise.all(
      Array.from({ length: 40 }, async (_, k) => {
        const { context, giveBack } = await contexts.take(file(`adapter ${k % 11}`));
        await null;
        expect(context.disposed).toBe(false);
        await giveBack(k % 7 !== 0);
      }),
    );
    expect(held.context.disposed).toBe(false);
    await held.giveBack(true);
    expect(open.models).toBe(1);
    expect(open.contexts).toBeLessThanOrEqual(2);
  });

  it('lets go of idle adapters when memory is short', async () => {
    let full = false;
    const { contexts, use, open } = openCounted({ most: 8, mostBytes: 10_000, isFull: () => full });
    for (const cid of ['a', 'b', 'c', 'd']) await use(cid);
    expect(open.bytes).toBe(400);
    full = true;
    await use('e');
    expect(open.bytes).toBe(100);
    expect(contexts.list().map(({ cid }) => cid)).toEqual(['e']);
  });

  it('gives the same adapter to two at once', async () => {
    const { contexts, file, open } = openCounted();
    const [first, second] = await Promise.all([contexts.take(file('a')), contexts.take(file('a'))]);
    expect(first.context).not.toBe(second.context);
    await first.giveBack(true);
    await second.giveBack(true);
    expect(open.bytes).toBe(100);
    expect(contexts.list()).toHaveLength(1);
  });

  it('goes on after an adapter that cannot be loaded', async () => {
    const contexts = new AdapterContexts({
      ...{ most: 2, mostBytes: 100, isFull: () => false, now: () => 1 },
      openModel: async () => ({ dispose: async () => undefined }),
      openContext: async (_: unknown, path: string | null) => {
        if (path === '/broken') throw new Error('no adapter');
        return { dispose: async () => undefined };
      },
    });
    await expect(contexts.take({ cid: 'broken', path: '/broken', bytes: 1 })).rejects.toThrow('no adapter');
    const { giveBack } = await contexts.take({ cid: 'whole', path: '/whole', bytes: 1 });
    await giveBack(true);
    expect(contexts.list().map(({ cid }) => cid)).toEqual(['whole']);
  });
});
