import { findBase } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import { listModels } from '@/lib/db/model';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { ModelKind } from '@/lib/schemas/training';

/** What a builder has to know before a trained model is published. */
export type Publication = {
  /** All that it rests on, the base among it, with the licence of each (SPDX). */
  readonly sources: readonly { readonly name: string; readonly licence: string }[];
  /** The base of an adapter, with the least part it asks in basis points of the builder's amount; null for other kinds. */
  readonly base: { readonly modelId: number; readonly name: string | null; readonly leastChildPart: number } | null;
  /** Of the builder's models that were asked for, those it may become the next version of: of its kind, upon its base. */
  readonly successorOf: readonly number[];
  /** The newest model that is asked under the same name already; null for a name of its own. */
  readonly namesake: { readonly modelId: number; readonly owner: string } | null;
};

/** Reads what publishing a model means: its lineage where that is fixed, and the licences it rests on. */
export async function readPublication(
  { db }: { db: Db },
  {
    manifest,
    owned,
  }: { manifest: ModelManifest; owned: readonly { readonly id: number; readonly kind: ModelKind | null }[] },
): Promise<Publication> {
  const alike = owned.filter(({ kind }) => kind === manifest.kind).map(({ id }) => id);
  const sources = manifest.datanets.map(({ name, licence }) => ({ name, licence }));
  const namesake = await findNamesake(db, manifest.name);
  if (manifest.kind !== 'adapter') return { sources, base: null, successorOf: alike, namesake };
  const { modelId, version } = manifest.base;
  const [base, ofBase, uponIt] = await Promise.all([
    findBase(db, { modelId, version }),
    readBaseSources(db, { modelId, version }),
    // A model's parents are declared for good: a version upon another base would not be served.
    db.modelParent.findMany({ where: { modelId: { in: alike }, parentId: modelId }, select: { modelId: true } }),
  ]);
  return {
    sources: [...sources, ...ofBase],
    base: {
      modelId,
      name: base?.name ?? null,
      leastChildPart: base?.leastChildPart ?? 0,
    },
    successorOf: uponIt.map((child) => child.modelId),
    namesake,
  };
}

/** Names are nobody's: the chain knows models by number. Whoever publishes a second one of a name should know it. */
async function findNamesake(db: Db, name: string): Promise<Publication['namesake']> {
  const { models } = await listModels(db, { search: name, sort: 'newest', limit: 100, offset: 0 });
  const wanted = name.trim().toLowerCase();
  const found = models.find((model) => model.name?.trim().toLowerCase() === wanted);
  return found ? { modelId: found.id, owner: found.owner } : null;
}

async function readBaseSources(
  db: Db,
  { modelId, version }: { modelId: number; version: number },
): Promise<Publication['sources']> {
  const row = await db.modelVersion.findUnique({
    where: { modelId_number: { modelId, number: version } },
    select: { manifestCid: true },
  });
  const file = row ? await db.modelManifest.findUnique({ where: { cid: row.manifestCid } }) : null;
  const manifest = modelManifestSchema.safeParse(file?.manifest).data;
  return manifest ? manifest.licences.map((licence) => ({ name: `${manifest.name} (base)`, licence })) : [];
}
