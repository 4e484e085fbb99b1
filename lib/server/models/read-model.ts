import { AppError } from '@/lib/core/errors';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import { type Family, readFamily } from '@/lib/server/models/read-family';

/** By when the worker has read a file that the chain names, however much there is to do. */
const READ_WITHIN_MS = 10 * 60_000;

export type ModelVersionView = {
  readonly number: number;
  readonly manifestCid: string;
  readonly manifestHash: string;
  readonly computeProvider: string;
  readonly publishedAt: Date;
  readonly transactionHash: string;
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
  /** Null until the worker has read the file that the chain names. */
  readonly manifest: ModelManifest | null;
};

/** A model's page: what stands on chain, its manifests, and what it was used for. */
export type ModelPage = {
  readonly id: number;
  readonly owner: string;
  readonly unitPrice: bigint;
  readonly retired: boolean;
  readonly createdAt: Date;
  /** Null, as the summary, while the index has not read its files. */
  readonly name: string | null;
  readonly summary: string | null;
  /** Newest first; never empty. */
  readonly versions: readonly ModelVersionView[];
  readonly latest: ModelVersionView;
  /** Whether the newest file is not read yet, and may still be: one that was named some minutes ago does not fit. */
  readonly awaited: boolean;
  readonly answers: number;
  readonly askers: number;
  /** Fees of its answers so far, base units. */
  readonly fees: bigint;
  /** The least part that models made from it must give it: basis points of their builder's amount. */
  readonly leastChildPart: number;
  readonly family: Family;
};

/** Reads one model. Throws `not-found`. */
export async function readModel({ db }: { db: Db }, id: number): Promise<ModelPage> {
  const model =
    Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await db.model.findUnique({ where: { id } }) : null;
  if (!model) throw new AppError('not-found', `There is no model ${id}.`);
  const [versions, datanets, family, usage] = await Promise.all([
    db.modelVersion.findMany({ where: { modelId: id }, orderBy: { number: 'desc' } }),
    db.modelVersionDatanet.findMany({ where: { modelId: id }, orderBy: { datanetId: 'asc' } }),
    readFamily({ db }, { modelId: id }),
    db.$queryRaw<{ answers: number; askers: number; fees: string }[]>`
      SELECT count(*)::int AS answers, count(DISTINCT account)::int AS askers, coalesce(sum(fee), 0)::text AS fees
      FROM receipt WHERE model_id = ${id} AND state NOT IN ('reserved', 'failed')`,
  ]);
  const manifests = await db.modelManifest.findMany({
    where: { cid: { in: versions.map((version) => version.manifestCid) } },
    select: { cid: true, manifest: true },
  });
  const byCid = new Map(manifests.map((row) => [row.cid, modelManifestSchema.safeParse(row.manifest).data ?? null]));
  const views = versions.map((version) => ({
    number: version.number,
    manifestCid: version.manifestCid,
    manifestHash: version.manifestHash,
    computeProvider: version.computeProvider,
    publishedAt: version.publishedAt,
    transactionHash: version.transactionHash,
    datanets: datanets
      .filter((row) => row.version === version.number)
      .map((row) => ({ datanetId: row.datanetId, version: row.datanetVersion })),
    manifest: byCid.get(version.manifestCid) ?? null,
  }));
  const latest = views[0];
  if (!latest) throw new AppError('not-ready', `Model ${id} is being indexed. Try again in a moment.`);
  return {
    id,
    owner: model.owner,
    unitPrice: toBigint(model.unitPrice),
    retired: model.retired,
    createdAt: model.createdAt,
    name: latest.manifest?.name ?? null,
    summary: latest.manifest?.summary ?? null,
    versions: views,
    latest,
    awaited: latest.manifest === null && Date.now() - latest.publishedAt.getTime() < READ_WITHIN_MS,
    answers: usage[0]?.answers ?? 0,
    askers: usage[0]?.askers ?? 0,
    fees: BigInt(usage[0]?.fees ?? '0'),
    leastChildPart: model.leastChildPart,
    family,
  };
}
