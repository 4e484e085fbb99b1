import { AppError } from '@/lib/core/errors';
import { listContradictedManifests } from '@/lib/db/contradicted-manifest';
import { type ModelIncome, readLineage } from '@/lib/db/lineage';
import { type DbTransaction, listManifestBuilders } from '@/lib/db/receipt-reservation';
import { listUncomputedAdapters } from '@/lib/db/uncomputed-adapter';
import { requireOwnManifest } from '@/lib/jobs/attribute/require-own-manifest';

/**
 * Whether an answer of a model version could be divided: its manifest and those of all it was made from are read, and
 * each was made by the account that published it, of what the chain says. Asked before anything is reserved, so that no
 * answer is charged that nobody can be paid for. Throws `not-ready`, `forbidden`, `too-large`.
 */
export async function requireServable(
  db: DbTransaction,
  version: { modelId: number; version: number; block: number },
): Promise<void> {
  const incomes = new Set<ModelIncome>();
  const collect = (income: ModelIncome): void => {
    if (incomes.has(income)) return;
    incomes.add(income);
    for (const parent of income.parents) collect(parent.income);
  };
  collect(await readLineage(db, version));
  const builders = await listManifestBuilders(
    db,
    [...incomes].map(({ manifestCid }) => manifestCid),
  );
  for (const { modelId, version: number, manifestCid, publisher } of incomes) {
    const builder = builders.get(manifestCid);
    if (!builder) {
      const whose = modelId === version.modelId ? '' : `, which model ${version.modelId} was made from,`;
      throw new AppError(
        'not-ready',
        `The manifest of model ${modelId}${whose} is still being read. Ask again in a moment.`,
      );
    }
    requireOwnManifest({ modelId, version: number, publisher, builder });
  }
  const [contradicted] = await listContradictedManifests(db, [...incomes]);
  if (contradicted) {
    throw new AppError(
      'forbidden',
      `Version ${contradicted.version} of model ${contradicted.modelId} was published with another compute provider, other Datanets or another base than its manifest names, so it is not served.`,
    );
  }
  const [uncomputed] = await listUncomputedAdapters(db, [version]);
  if (uncomputed) {
    throw new AppError(
      'forbidden',
      `Version ${uncomputed.version} of model ${uncomputed.modelId} is an adapter that was not trained through this site, so nobody here computed what its records did, and it is not served. Train it in the Factory.`,
    );
  }
}
