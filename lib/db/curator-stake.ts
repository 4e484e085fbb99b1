import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { addressSchema } from '@/lib/schemas/hex';

/** A stake that earns from a model version. Base units. */
export type EarningStake = { readonly datanetId: number; readonly account: Hex; readonly active: bigint };

/**
 * The stakes that the curators' part of a model version's fees goes to, as of the end of a block: over the Datanet
 * versions it names, the active stakes of those who accepted at least one contribution in that Datanet version. Positive
 * ones only, by Datanet, then account.
 */
export async function listEarningStakes(
  db: Pick<Db, '$queryRaw'>,
  { modelId, version, block }: { modelId: number; version: number; block: number },
): Promise<EarningStake[]> {
  // From the stakers, who are few, to one of their acceptances: LIMIT keeps the planner from joining them all.
  const rows = await db.$queryRaw<{ datanetId: number; account: string; active: Prisma.Decimal }[]>`
    SELECT k.datanet_id AS "datanetId", k.account, s.active
    FROM model_version_datanet d
    JOIN curator_stake k ON k.datanet_id = d.datanet_id
    CROSS JOIN LATERAL (
      SELECT active FROM curator_stake_change s
      WHERE s.datanet_id = k.datanet_id AND s.account = k.account AND s.block_number <= ${block}
      ORDER BY s.block_number DESC, s.log_index DESC LIMIT 1) s
    CROSS JOIN LATERAL (
      SELECT 1 FROM contribution c JOIN version_contribution v ON v.contribution_id = c.id
      WHERE c.datanet_id = k.datanet_id AND c.decided_by = k.account
        AND v.datanet_id = d.datanet_id AND v.version = d.datanet_version LIMIT 1) accepted
    WHERE d.model_id = ${modelId} AND d.version = ${version} AND s.active > 0
    ORDER BY k.datanet_id, k.account COLLATE "C"`;
  return rows.map((row) => ({ ...row, account: addressSchema.parse(row.account), active: toBigint(row.active) }));
}

/** What an account has at stake on a Datanet, in base units. */
export type StakeRow = {
  datanetId: number;
  /** Null where there is no such Datanet, or its metadata could not be read. */
  datanetName: string | null;
  account: string;
  /** All of it, the leaving part included. */
  amount: bigint;
  /** What was announced to leave; a dispute may have left less than that. */
  leaving: bigint;
  leavesAt: Date | null;
  /** What counts: the amount less what leaves. */
  active: bigint;
  /** Open ones about what the account accepted here: nothing leaves while there are any. */
  disputes: number;
  /** What upheld disputes took from it, over all time. */
  lost: bigint;
  /** Whether the account may decide on contributions here, its stake aside: a curator or the owner. */
  curator: boolean;
};

type Row = Omit<StakeRow, 'amount' | 'leaving' | 'lost' | 'active'> & {
  amount: Prisma.Decimal;
  leaving: Prisma.Decimal;
  lost: Prisma.Decimal;
};

const SELECT = Prisma.sql`
  SELECT s.datanet_id AS "datanetId", m.name AS "datanetName", s.account, s.amount, s.leaving,
         s.leaves_at AS "leavesAt", s.disputes, s.lost,
         (coalesce(d.owner = s.account, false) OR coalesce(c.active, false)) AS curator
  FROM curator_stake s
  LEFT JOIN datanet d ON d.id = s.datanet_id
  LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
  LEFT JOIN datanet_curator c ON c.datanet_id = s.datanet_id AND c.account = s.account`;

/** The stakes on a Datanet, largest first, and what is lost of former ones. */
export async function listDatanetStakes(
  db: Pick<Db, '$queryRaw'>,
  { datanetId }: { datanetId: number },
): Promise<StakeRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    ${SELECT} WHERE s.datanet_id = ${datanetId} AND (s.amount > 0 OR s.lost > 0) ORDER BY s.amount DESC, s.account LIMIT 500`;
  return rows.map(toStake);
}

/** The stakes of an account, by Datanet. */
export async function listAccountStakes(
  db: Pick<Db, '$queryRaw'>,
  { account }: { account: string },
): Promise<StakeRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    ${SELECT} WHERE s.account = ${account.toLowerCase()} AND s.amount > 0 ORDER BY s.datanet_id LIMIT 500`;
  return rows.map(toStake);
}

/** What an account has at stake on one Datanet; null when it never had anything. */
export async function findStake(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, account }: { datanetId: number; account: string },
): Promise<StakeRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    ${SELECT} WHERE s.datanet_id = ${datanetId} AND s.account = ${account.toLowerCase()}`;
  return row ? toStake(row) : null;
}

function toStake(row: Row): StakeRow {
  const amount = toBigint(row.amount);
  const leaving = toBigint(row.leaving);
  return { ...row, amount, leaving, lost: toBigint(row.lost), active: amount > leaving ? amount - leaving : 0n };
}
