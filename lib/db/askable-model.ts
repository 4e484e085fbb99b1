import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { MODEL_KINDS, type ModelKind } from '@/lib/schemas/training';

/** A model that can be asked, by its newest version: in force, its manifest read, and no base. */
export type AskableModelRow = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly kind: ModelKind;
  readonly version: number;
  /** Base units. */
  readonly unitPrice: bigint;
  readonly weightsCid: string;
  /** The model an adapter is laid upon. */
  readonly baseModelId: number | null;
  readonly createdAt: Date;
};

/** The models among `ids` that can be asked, in the order of their ids. */
export async function listAskable(db: DbTransaction, ids: readonly number[]): Promise<AskableModelRow[]> {
  const rows = await db.$queryRaw<
    (Omit<AskableModelRow, 'kind' | 'unitPrice'> & { kind: string; unitPrice: Prisma.Decimal })[]
  >`
    SELECT m.id, m.owner, f.name, f.kind, v.number AS version, m.unit_price AS "unitPrice", f.weights_cid AS "weightsCid",
           (f.manifest->'base'->>'modelId')::int AS "baseModelId", m.created_at AS "createdAt"
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE m.id = ANY (${[...ids]}::int[]) AND NOT m.retired AND f.kind <> 'decoder'
    ORDER BY m.id`;
  return rows.flatMap(({ kind: text, unitPrice, ...row }) => {
    const kind = MODEL_KINDS.find((one) => one === text);
    return kind ? [{ ...row, kind, unitPrice: toBigint(unitPrice) }] : [];
  });
}
