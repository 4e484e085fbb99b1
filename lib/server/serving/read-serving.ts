import type { Db } from '@/lib/db/client';
import { countAdapters, listServedModels } from '@/lib/db/served-model';
import type { Engine } from '@/lib/engines/engine';

/** A model's weights as people know them; null where no published model has them (somebody is trying it out). */
export type ServedName = { modelId: number; name: string } | null;

/** What the engine does right now. Times in Unix milliseconds, memory in bytes; null where another server decides that. */
export type ServingView = {
  engine: string;
  ready: boolean;
  base: ServedName;
  running: number;
  waiting: number;
  memoryBytes: number | null;
  since: number | null;
  evicted: number;
  published: number;
  /** The most asked first. */
  adapters: { cid: string; model: ServedName; generations: number; lastUsedAt: number }[];
};

/** What is loaded, with the names of the models. An engine that does not answer is shown as not ready. */
export async function readServing({ db, engine }: { db: Db; engine: () => Engine }): Promise<ServingView> {
  const [{ loaded, base, ...state }, published] = await Promise.all([engine().state(), countAdapters(db)]);
  const rows = await listServedModels(db, [...loaded.map(({ cid }) => cid), ...(base === null ? [] : [base])]);
  const names = new Map(rows.map(({ weightsCid, modelId, name }) => [weightsCid, { modelId, name }]));
  return {
    ...state,
    base: base === null ? null : (names.get(base) ?? null),
    published,
    adapters: loaded
      .map(({ cid, generations, lastUsedAt }) => ({ cid, model: names.get(cid) ?? null, generations, lastUsedAt }))
      .sort((a, b) => b.generations - a.generations || b.lastUsedAt - a.lastUsedAt),
  };
}
