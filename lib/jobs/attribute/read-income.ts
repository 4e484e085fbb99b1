import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { listEarningStakes } from '@/lib/db/curator-stake';
import { type ModelIncome, readLineage } from '@/lib/db/lineage';
import { requireOwnManifest } from '@/lib/jobs/attribute/require-own-manifest';
import type { Income } from '@/lib/rewards/divide-income';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';

const paidSchema = modelManifestSchema.options[0].pick({ builder: true, contributorShares: true });

/**
 * A model version as it has an income, with all it was made from, as of the end of a block: what `receiptShares` divides
 * a fee through. Throws `not-ready` while a manifest of the lineage is not read, `forbidden` when one was made by another
 * account than published it, `too-large` for a lineage that nobody can compute, `not-found` for no such version.
 */
export async function readIncome(
  db: Pick<Db, '$queryRaw' | 'modelManifest'>,
  { modelId, version, block }: { modelId: number; version: number; block: number },
): Promise<Income> {
  const lineage = await readLineage(db, { modelId, version, block });
  const known = new Map<string, Promise<Income>>();
  // A version that is reached by several lines is read once.
  const read = (one: ModelIncome): Promise<Income> => {
    const key = `${one.modelId}:${one.version}`;
    const income = known.get(key) ?? readOne(one);
    known.set(key, income);
    return income;
  };
  const readOne = async (one: ModelIncome): Promise<Income> => {
    const [versionShares, stakes, parents] = await Promise.all([
      readShares(db, one),
      listEarningStakes(db, { modelId: one.modelId, version: one.version, block }),
      Promise.all(one.parents.map(async ({ part, income }) => ({ part, income: await read(income) }))),
    ]);
    return {
      model: one.modelId,
      version: one.version,
      builder: one.builder,
      compute: one.computeProvider,
      stakes,
      versionShares,
      parents,
    };
  };
  return read(lineage);
}

async function readShares(
  db: Pick<Db, 'modelManifest'>,
  { modelId, version, manifestCid, publisher }: ModelIncome,
): Promise<Income['versionShares']> {
  const file = await db.modelManifest.findUnique({ where: { cid: manifestCid }, select: { manifest: true } });
  if (!file) throw new AppError('not-ready', `The manifest of model ${modelId}, version ${version} is not read yet.`);
  const { builder, contributorShares } = paidSchema.parse(file.manifest);
  requireOwnManifest({ modelId, version, publisher, builder });
  return contributorShares.shares;
}
