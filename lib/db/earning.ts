import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { addressSchema } from '@/lib/schemas/hex';
import type { ReceiptState } from '@/lib/schemas/receipt';

/** An epoch as proposed last, with what the account earned in it. Base units. */
export type AccountEpoch = {
  number: number;
  status: 'proposed' | 'rejected' | 'final';
  /** Whether a challenge is open: its window then stands still, whatever claimableAt says. */
  challenged: boolean;
  proposedAt: Date;
  claimableAt: Date;
  fileCid: string;
  amount: bigint;
  cumulative: bigint;
};

/** The epochs in which an account earned something, newest first. */
export async function listAccountEpochs(db: DbTransaction, account: string): Promise<AccountEpoch[]> {
  const rows = await db.$queryRaw<
    (Omit<AccountEpoch, 'amount' | 'cumulative'> & { amount: Prisma.Decimal; cumulative: Prisma.Decimal })[]
  >`
    SELECT e.number, e.status, e.challenged,
           e.proposed_at AS "proposedAt", e.claimable_at AS "claimableAt",
           e.file_cid AS "fileCid", x.amount, x.cumulative
    FROM (SELECT DISTINCT ON (number) * FROM epoch ORDER BY number, attempt DESC) e
    JOIN epoch_earning x ON x.file_cid = e.file_cid AND x.account = ${account}
    WHERE x.amount > 0 ORDER BY e.number DESC LIMIT 500`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount), cumulative: toBigint(row.cumulative) }));
}

/** A claim that the chain paid; `recipient` is the account itself unless it had it paid elsewhere. */
export type ClaimRow = { amount: bigint; recipient: Hex; claimedAt: Date; transactionHash: string };

export async function listClaims(db: DbTransaction, account: string): Promise<ClaimRow[]> {
  const rows = await db.claim.findMany({
    where: { account },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
    take: 500,
    select: { amount: true, recipient: true, claimedAt: true, transactionHash: true },
  });
  return rows.map((row) => ({
    ...row,
    amount: toBigint(row.amount),
    recipient: addressSchema.parse(row.recipient),
  }));
}

/** What attributed receipts, settled or not, brought an account in each role; a royalty apart from what own models do. */
export async function sumAccountRoles(
  db: DbTransaction,
  account: string,
): Promise<{ role: string; royalty: boolean; amount: bigint; receipts: number }[]> {
  const rows = await db.$queryRaw<{ role: string; royalty: boolean; amount: Prisma.Decimal; receipts: number }[]>`
    SELECT s.role, s.model <> r.model_id AS royalty, sum(s.amount) AS amount, count(DISTINCT r.id)::int AS receipts
    FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id AND r.state IN ('attributed', 'settling', 'settled')
    WHERE s.account = ${account} GROUP BY 1, 2 ORDER BY amount DESC`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}

/** What attributed receipts owe an account that no proposed epoch holds yet. */
export async function sumUnsettledShares(db: DbTransaction, account: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ sum: Prisma.Decimal }[]>`
    SELECT coalesce(sum(s.amount), 0) AS sum FROM receipt_share s
    JOIN receipt r ON r.id = s.receipt_id AND r.state IN ('attributed', 'settling')
    WHERE s.account = ${account}`;
  return row ? toBigint(row.sum) : 0n;
}

/** An epoch's newest proposal, and its sums. Base units. */
export type EpochRow = {
  number: number;
  attempt: number;
  status: 'proposed' | 'rejected' | 'final';
  /** Whether a challenge is open: its window then stands still, whatever claimableAt says. */
  challenged: boolean;
  root: Hex;
  /** Cumulative over all epochs. */
  total: bigint;
  fileCid: string;
  proposer: string;
  /** What the proposer has at stake. */
  bond: bigint;
  /** Failed challenges that double the next one's bond. */
  failedChallenges: number;
  proposedAt: Date;
  claimableAt: Date;
  rejectedReason: string;
  transactionHash: string;
};

export async function findEpoch(
  db: DbTransaction,
  where: { number: number } | { root: string },
): Promise<EpochRow | null> {
  const row = await db.epoch.findFirst({ where, orderBy: [{ number: 'desc' }, { attempt: 'desc' }] });
  return row ? toEpoch(row) : null;
}

/** The newest epochs, newest first. */
export async function listEpochs(db: DbTransaction, { limit }: { limit: number }): Promise<EpochRow[]> {
  const rows = await db.epoch.findMany({ orderBy: [{ number: 'desc' }, { attempt: 'desc' }], take: limit });
  return rows.map(toEpoch);
}

function toEpoch(row: Prisma.EpochGetPayload<object>): EpochRow {
  const status = row.status === 'final' || row.status === 'rejected' ? row.status : 'proposed';
  return { ...row, status, root: `0x${row.root.slice(2)}`, total: toBigint(row.total), bond: toBigint(row.bond) };
}

/** Lines of an epoch's file, largest first. */
export async function listEpochEarnings(
  db: DbTransaction,
  { fileCid, limit }: { fileCid: string; limit: number },
): Promise<{ earnings: { account: Hex; amount: bigint; cumulative: bigint }[]; total: number; amount: bigint }> {
  const where = { fileCid, amount: { gt: 0 } };
  const [rows, sums] = await Promise.all([
    db.epochEarning.findMany({ where, orderBy: [{ amount: 'desc' }, { account: 'asc' }], take: limit }),
    db.epochEarning.aggregate({ where, _sum: { amount: true }, _count: true }),
  ]);
  return {
    earnings: rows.map((row) => ({
      account: addressSchema.parse(row.account),
      amount: toBigint(row.amount),
      cumulative: toBigint(row.cumulative),
    })),
    total: sums._count,
    amount: sums._sum.amount === null ? 0n : toBigint(sums._sum.amount),
  };
}

/** What the lines of each of these files come to, by file; of one that was not read, nothing. Base units. */
export async function sumEpochAmounts(
  db: DbTransaction,
  fileCids: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await db.epochEarning.groupBy({
    by: ['fileCid'],
    where: { fileCid: { in: [...fileCids] } },
    _sum: { amount: true },
  });
  return new Map(rows.map(({ fileCid, _sum: { amount } }) => [fileCid, amount === null ? 0n : toBigint(amount)]));
}

/** One account's line of an epoch's file. */
export async function findEpochEarning(
  db: DbTransaction,
  { fileCid, account }: { fileCid: string; account: string },
): Promise<{ amount: bigint; cumulative: bigint } | null> {
  const row = await db.epochEarning.findUnique({ where: { fileCid_account: { fileCid, account } } });
  return row ? { amount: toBigint(row.amount), cumulative: toBigint(row.cumulative) } : null;
}

/** A receipt of an epoch with what an account earned by it. */
export type EarningReceipt = {
  id: string;
  modelId: number;
  modelVersion: number;
  state: ReceiptState;
  question: string | null;
  label: string | null;
  fee: bigint;
  earned: bigint;
  roles: string[];
  askedAt: Date;
};

/** The receipts of an epoch, those that earned the account most first; without an account, the largest fees first. */
export async function listEarningReceipts(
  db: DbTransaction,
  input: { epoch: number; account: string | null; limit: number; offset: number },
): Promise<{ receipts: EarningReceipt[]; total: number }> {
  const rows = await db.$queryRaw<
    (Omit<EarningReceipt, 'fee' | 'earned'> & { fee: Prisma.Decimal; earned: Prisma.Decimal; total: number })[]
  >`
    SELECT r.id, r.model_id AS "modelId", r.model_version AS "modelVersion", r.state,
           CASE WHEN r.disclosed THEN r.question END AS question,
           CASE WHEN r.disclosed THEN r.answer->>'label' END AS label, r.fee, r.asked_at AS "askedAt",
           sum(s.amount) AS earned, array_agg(DISTINCT s.role) AS roles, count(*) OVER ()::int AS total
    FROM receipt r JOIN receipt_share s ON s.receipt_id = r.id
    WHERE r.epoch = ${input.epoch} AND r.state = 'settled'
      AND (${input.account}::text IS NULL OR s.account = ${input.account})
    GROUP BY r.id ORDER BY earned DESC, r.id
    LIMIT ${input.limit} OFFSET ${input.offset}`;
  return {
    receipts: rows.map(({ total: _, ...row }) => ({ ...row, fee: toBigint(row.fee), earned: toBigint(row.earned) })),
    total: rows[0]?.total ?? 0,
  };
}

/** What an account earned in an epoch, by role. */
export async function sumEpochRoles(
  db: DbTransaction,
  { epoch, account }: { epoch: number; account: string | null },
): Promise<{ role: string; amount: bigint; receipts: number }[]> {
  const rows = await db.$queryRaw<{ role: string; amount: Prisma.Decimal; receipts: number }[]>`
    SELECT s.role, sum(s.amount) AS amount, count(*)::int AS receipts FROM receipt_share s
    JOIN receipt r ON r.id = s.receipt_id AND r.state = 'settled' AND r.epoch = ${epoch}
    WHERE (${account}::text IS NULL OR s.account = ${account})
    GROUP BY s.role ORDER BY amount DESC`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}
