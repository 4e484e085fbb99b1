import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { hashSchema } from '@/lib/schemas/hex';

/** One proposal of an epoch's root. Base units. */
export type EpochProposalRow = {
  number: number;
  /** Counts an epoch's proposals from 1. */
  attempt: number;
  status: 'proposed' | 'rejected' | 'final';
  /** A challenge is open: the window stands still. */
  challenged: boolean;
  /** Failed challenges so far: each doubles what the next one costs. */
  failedChallenges: number;
  proposer: string;
  bond: bigint;
  root: Hex;
  fileCid: string;
  /** Cumulative over all epochs, and of that what the epoch adds to the one before. */
  total: bigint;
  adds: bigint;
  proposedAt: Date;
  /** End of the window, put off by as long as challenges were open that are decided. */
  claimableAt: Date;
  rejectedReason: string;
  transactionHash: string;
};

type Row = Omit<EpochProposalRow, 'root' | 'bond' | 'total' | 'adds'> & {
  root: string;
  bond: Prisma.Decimal;
  total: Prisma.Decimal;
  before: Prisma.Decimal;
};

const SELECT = Prisma.sql`
  SELECT e.number, e.attempt, e.status, e.challenged, e.failed_challenges AS "failedChallenges", e.proposer, e.bond,
         e.root, e.file_cid AS "fileCid", e.total, e.proposed_at AS "proposedAt", e.claimable_at AS "claimableAt",
         e.rejected_reason AS "rejectedReason", e.transaction_hash AS "transactionHash",
         coalesce((SELECT p.total FROM epoch p WHERE p.number = e.number - 1 ORDER BY p.attempt DESC LIMIT 1), 0) AS before
  FROM epoch e`;

/** All proposals of an epoch, the last one first; none when there is no such epoch. */
export async function listEpochProposals(
  db: Pick<Db, '$queryRaw'>,
  { number }: { number: number },
): Promise<EpochProposalRow[]> {
  const rows = await db.$queryRaw<Row[]>`${SELECT} WHERE e.number = ${number} ORDER BY e.attempt DESC LIMIT 100`;
  return rows.map(toProposal);
}

/** The newest proposal of all, whatever became of it; null before the first. */
export async function findNewestProposal(db: Pick<Db, '$queryRaw'>): Promise<EpochProposalRow | null> {
  const [row] = await db.$queryRaw<Row[]>`${SELECT} ORDER BY e.number DESC, e.attempt DESC LIMIT 1`;
  return row ? toProposal(row) : null;
}

function toProposal({ before, ...row }: Row): EpochProposalRow {
  const total = toBigint(row.total);
  return { ...row, root: hashSchema.parse(row.root), total, bond: toBigint(row.bond), adds: total - toBigint(before) };
}
