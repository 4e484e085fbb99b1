import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

/** A dispute about whether a contribution was rightly accepted. Base units. */
export type AcceptanceDisputeRow = {
  contributionId: number;
  /** Counts a contribution's disputes from 1. */
  position: number;
  datanetId: number;
  datanetName: string | null;
  contributor: string;
  /** What of the contribution was accepted. */
  recordCount: number;
  /** Who accepted it, and the reason given then. */
  curator: string;
  acceptedAt: Date | null;
  acceptReason: string;
  /** The curator's stake there now: an upheld dispute takes of it as much as the bond, at most all. */
  stake: bigint;
  disputer: string;
  bond: bigint;
  reason: string;
  openedAt: Date;
  /** After that anybody can end it without a winner. */
  resolveBy: Date;
  transactionHash: string;
  outcome: DisputeOutcome;
  /** Upheld: what of the stake the disputer got beside the bond; dismissed: the bond, which the curator got. */
  amount: bigint | null;
  /** The reason given with the outcome. */
  resolution: string;
  resolvedAt: Date | null;
  resolutionTransaction: string | null;
};

type Row = Omit<AcceptanceDisputeRow, 'bond' | 'amount' | 'stake'> & {
  bond: Prisma.Decimal;
  amount: Prisma.Decimal | null;
  stake: Prisma.Decimal;
};

const COLUMNS = Prisma.sql`
  d.contribution_id AS "contributionId", d.position, d.datanet_id AS "datanetId", m.name AS "datanetName",
  c.contributor, greatest(c.record_count - cardinality(c.excluded), 0) AS "recordCount", d.curator,
  c.decided_at AS "acceptedAt", c.reason AS "acceptReason", coalesce(s.amount, 0) AS stake, d.disputer, d.bond, d.reason,
  d.opened_at AS "openedAt", d.resolve_by AS "resolveBy", d.transaction_hash AS "transactionHash", d.outcome, d.amount,
  d.resolution, d.resolved_at AS "resolvedAt", d.resolution_transaction AS "resolutionTransaction"`;

const FROM = Prisma.sql`
  FROM acceptance_dispute d
  JOIN contribution c ON c.id = d.contribution_id
  JOIN datanet n ON n.id = d.datanet_id
  LEFT JOIN datanet_metadata m ON m.cid = n.metadata_cid
  LEFT JOIN curator_stake s ON s.datanet_id = d.datanet_id AND s.account = d.curator`;

/** Which disputes: each condition that is given narrows the list. `account` is the disputer or the curator. */
export type AcceptanceDisputeFilter = {
  readonly outcome?: DisputeOutcome;
  readonly datanetId?: number;
  readonly account?: string;
};

/** One page of disputes, open ones first, then the newest, and how many match. */
export async function listAcceptanceDisputes(
  db: Pick<Db, '$queryRaw'>,
  { page, pageSize, ...filter }: AcceptanceDisputeFilter & { page: number; pageSize: number },
): Promise<{ rows: AcceptanceDisputeRow[]; total: number }> {
  const account = filter.account?.toLowerCase();
  const where = Prisma.sql`TRUE
    ${filter.outcome ? Prisma.sql`AND d.outcome = ${filter.outcome}` : Prisma.empty}
    ${filter.datanetId ? Prisma.sql`AND d.datanet_id = ${filter.datanetId}` : Prisma.empty}
    ${account ? Prisma.sql`AND (d.disputer = ${account} OR d.curator = ${account})` : Prisma.empty}`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT ${COLUMNS} ${FROM} WHERE ${where}
      ORDER BY d.outcome = 'open' DESC, d.opened_block DESC, d.opened_index DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM acceptance_dispute d WHERE ${where}`,
  ]);
  return { rows: rows.map(toDispute), total: counted?.total ?? 0 };
}

/** The disputes about one contribution, the last one first. */
export async function listContributionDisputes(
  db: Pick<Db, '$queryRaw'>,
  { contributionId }: { contributionId: number },
): Promise<AcceptanceDisputeRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${FROM} WHERE d.contribution_id = ${contributionId} ORDER BY d.position DESC LIMIT 200`;
  return rows.map(toDispute);
}

function toDispute(row: Row): AcceptanceDisputeRow {
  const amount = row.amount === null ? null : toBigint(row.amount);
  return { ...row, bond: toBigint(row.bond), stake: toBigint(row.stake), amount };
}
