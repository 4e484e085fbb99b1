import type { Db } from '@/lib/db/client';
import { listChildren, listParents, type RelativeRow } from '@/lib/db/lineage';
import { sumRoyaltyIncome } from '@/lib/db/royalty-income';
import { readFeeParts } from '@/lib/server/models/read-fee-parts';

/** A model that another was made from, with what it was made from in turn. */
export type Ancestor = RelativeRow & { readonly parents: readonly Ancestor[] };

/** A model's place among those it was made from and those made from it. */
export type Family = {
  readonly parents: readonly Ancestor[];
  /** Newest first. */
  readonly children: readonly RelativeRow[];
  /** What the builder's part of a fee is now, in basis points. */
  readonly builderPart: number;
  /** What answers of models made from this one brought to its people, base units. */
  readonly income: { readonly amount: bigint; readonly answers: number };
};

/** Reads a model's family. A model has at most 64 ancestors, counted by line of descent: so many lists are asked for. */
export async function readFamily({ db }: { db: Db }, { modelId }: { modelId: number }): Promise<Family> {
  const [parents, children, income, feeParts] = await Promise.all([
    readAncestors(db, { modelId }),
    listChildren(db, { modelId }),
    sumRoyaltyIncome(db, { modelId }),
    readFeeParts({ db }),
  ]);
  return { parents, children, income, builderPart: feeParts.builder };
}

async function readAncestors(db: Db, { modelId }: { modelId: number }): Promise<Ancestor[]> {
  const rows = await listParents(db, { modelId });
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      parents: row.generation > 1 ? await readAncestors(db, { modelId: row.modelId }) : [],
    })),
  );
}
