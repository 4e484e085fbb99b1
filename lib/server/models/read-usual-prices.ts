import { type DecimalValue, toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { ModelKind } from '@/lib/schemas/training';

/** What an answer of the models of a kind costs, base units; `median` is the price of one of them. */
export type UsualPrices = {
  readonly count: number;
  readonly least: bigint;
  readonly median: bigint;
  readonly most: bigint;
};

/** Of fewer models than this a range tells more about them than about what is usual. */
const LEAST_MODELS = 3;

/** The prices of the models of a kind that can be asked here; null where there are too few. */
export async function readUsualPrices({ db }: { db: Db }, kind: ModelKind): Promise<UsualPrices | null> {
  const [row] = await db.$queryRaw<
    { count: number; least: DecimalValue | null; median: DecimalValue | null; most: DecimalValue | null }[]
  >`
    SELECT count(*)::int AS count, min(m.unit_price) AS least, max(m.unit_price) AS most,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY m.unit_price) AS median
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE NOT m.retired AND f.kind = ${kind}`;
  if (!row || row.count < LEAST_MODELS || !row.least || !row.median || !row.most) return null;
  return { count: row.count, least: toBigint(row.least), median: toBigint(row.median), most: toBigint(row.most) };
}
