import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

/** A challenge of a proposed epoch, with the proposal it is about. Base units. */
export type EpochChallengeRow = {
  /** The epoch's number, which of its proposals, and which challenge of that proposal; all from 1. */
  number: number;
  attempt: number;
  position: number;
  root: string;
  fileCid: string;
  /** Cumulative over all epochs. */
  total: bigint;
  status: 'proposed' | 'rejected' | 'final';
  proposer: string;
  proposerBond: bigint;
  proposedAt: Date;
  challenger: string;
  bond: bigint;
  reason: string;
  openedAt: Date;
  /** After that anybody can end it without a winner. */
  resolveBy: Date;
  transactionHash: string;
  outcome: DisputeOutcome;
  /** The reason given with the outcome. */
  resolution: string;
  resolvedAt: Date | null;
  resolutionTransaction: string | null;
};

type Row = Omit<EpochChallengeRow, 'bond' | 'proposerBond' | 'total'> & {
  bond: Prisma.Decimal;
  proposerBond: Prisma.Decimal;
  total: Prisma.Decimal;
};

const COLUMNS = Prisma.sql`
  c.number, c.attempt, c.position, e.root, e.file_cid AS "fileCid", e.total, e.status, e.proposer,
  e.bond AS "proposerBond", e.proposed_at AS "proposedAt", c.challenger, c.bond, c.reason, c.opened_at AS "openedAt",
  c.resolve_by AS "resolveBy", c.transaction_hash AS "transactionHash", c.outcome, c.resolution,
  c.resolved_at AS "resolvedAt", c.resolution_transaction AS "resolutionTransaction"`;

const FROM = Prisma.sql`FROM epoch_challenge c JOIN epoch e ON e.number = c.number AND e.attempt = c.attempt`;

/** Which challenges: each condition that is given narrows the list. `account` is the challenger or the proposer. */
export type EpochChallengeFilter = {
  readonly outcome?: DisputeOutcome;
  readonly number?: number;
  readonly account?: string;
};

/** One page of challenges, open ones first, then the newest, and how many match. */
export async function listEpochChallenges(
  db: Pick<Db, '$queryRaw'>,
  { page, pageSize, ...filter }: EpochChallengeFilter & { page: number; pageSize: number },
): Promise<{ rows: EpochChallengeRow[]; total: number }> {
  const account = filter.account?.toLowerCase();
  const where = Prisma.sql`TRUE
    ${filter.outcome ? Prisma.sql`AND c.outcome = ${filter.outcome}` : Prisma.empty}
    ${filter.number ? Prisma.sql`AND c.number = ${filter.number}` : Prisma.empty}
    ${account ? Prisma.sql`AND (c.challenger = ${account} OR e.proposer = ${account})` : Prisma.empty}`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT ${COLUMNS} ${FROM} WHERE ${where}
      ORDER BY c.outcome = 'open' DESC, c.opened_block DESC, c.opened_index DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
  ]);
  return { rows: rows.map(toChallenge), total: counted?.total ?? 0 };
}

/** The one open challenge, if there is one: the distributor has one proposal and one challenge at a time. */
export async function findOpenChallenge(db: Pick<Db, '$queryRaw'>): Promise<EpochChallengeRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${FROM} WHERE c.outcome = 'open' ORDER BY c.opened_block DESC, c.opened_index DESC LIMIT 1`;
  return row ? toChallenge(row) : null;
}

function toChallenge(row: Row): EpochChallengeRow {
  return { ...row, bond: toBigint(row.bond), proposerBond: toBigint(row.proposerBond), total: toBigint(row.total) };
}
