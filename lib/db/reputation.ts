import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/** Records of an account that curators of others' Datanets decided on. What was withdrawn later does not count. */
export async function countDecidedRecords(
  db: Pick<Db, '$queryRaw'>,
  account: string,
): Promise<{ decidedRecords: number; acceptedRecords: number }> {
  const [row] = await db.$queryRaw<{ decidedRecords: number; acceptedRecords: number }[]>`
    SELECT coalesce(sum(c.record_count), 0)::int AS "decidedRecords",
           coalesce(sum(c.record_count - cardinality(c.excluded)) FILTER (WHERE c.status = 'accepted'), 0)::int AS "acceptedRecords"
    FROM contribution c JOIN datanet d ON d.id = c.datanet_id
    WHERE c.contributor = ${account} AND c.status IN ('accepted', 'rejected') AND d.owner <> ${account}`;
  return row ?? { decidedRecords: 0, acceptedRecords: 0 };
}

/**
 * Who paid for answers of models trained on an account's records, itself not counted: how many such askers there are, how
 * many of them had answers that used the records, and the mean over the askers of earned / (earned + expected). Expected is
 * what the account's part of the records would bring if all records of a model earned alike; so one asker counts as much
 * as another, however often they ask.
 */
export async function measureRealisedInfluence(
  db: Pick<Db, '$queryRaw'>,
  account: string,
): Promise<{ askers: number; payers: number; influence: number }> {
  const [row] = await db.$queryRaw<{ askers: number; payers: number; influence: number }[]>`
    WITH mine AS (
      SELECT v.datanet_id, v.version, sum(c.record_count - cardinality(c.excluded)) AS records
      FROM contribution c JOIN version_contribution v ON v.contribution_id = c.id
      WHERE c.contributor = ${account} GROUP BY v.datanet_id, v.version
    ), trained AS (
      SELECT DISTINCT m.model_id, m.version FROM mine
      JOIN model_version_datanet m ON m.datanet_id = mine.datanet_id AND m.datanet_version = mine.version
    ), expected AS (
      SELECT t.model_id, t.version, coalesce(sum(mine.records), 0) / sum(d.record_count) AS part
      FROM trained t
      JOIN model_version_datanet m ON m.model_id = t.model_id AND m.version = t.version
      JOIN datanet_version d ON d.datanet_id = m.datanet_id AND d.number = m.datanet_version
      LEFT JOIN mine ON mine.datanet_id = m.datanet_id AND mine.version = m.datanet_version
      GROUP BY t.model_id, t.version HAVING sum(d.record_count) > 0
    ), askers AS (
      SELECT p.payer, sum(p.amount * x.part) AS expected, coalesce(sum(e.amount), 0) AS earned
      FROM expected x
      JOIN answer_pool p ON p.model_id = x.model_id AND p.model_version = x.version AND p.payer <> ${account}
      LEFT JOIN answer_earning e ON e.account = ${account} AND e.model_id = p.model_id
        AND e.model_version = p.model_version AND e.payer = p.payer
      GROUP BY p.payer
    )
    SELECT count(*)::int AS askers, (count(*) FILTER (WHERE earned > 0))::int AS payers,
           coalesce(avg(earned / nullif(earned + expected, 0)), 0)::float8 AS influence
    FROM askers`;
  return row ?? { askers: 0, payers: 0, influence: 0 };
}

/** What an account's records brought, by settled answers whose pay followed records. Base units. */
export async function sumRecordEarnings(
  db: Pick<Db, '$queryRaw'>,
  account: string,
): Promise<{ amount: bigint; answers: number }> {
  const [row] = await db.$queryRaw<{ amount: Prisma.Decimal; answers: number }[]>`
    SELECT coalesce(sum(amount), 0) AS amount, coalesce(sum(answers), 0)::int AS answers
    FROM answer_earning WHERE account = ${account}`;
  return row ? { amount: toBigint(row.amount), answers: row.answers } : { amount: 0n, answers: 0 };
}
