import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

const DRAFT_STATES = ['closed', 'charged', 'filed', 'proposed'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** An epoch on its way to the chain. */
export type EpochDraft = {
  number: number;
  state: DraftState;
  settlementId: number;
  fileCid: string | null;
  root: string | null;
  total: bigint | null;
  createdAt: Date;
};

/** The epochs this deployment has closed, newest first. */
export async function listDrafts(db: DbTransaction, { limit }: { limit: number }): Promise<EpochDraft[]> {
  const rows = await db.epochDraft.findMany({ orderBy: { number: 'desc' }, take: limit });
  return rows.map(toDraft);
}

export async function findDraft(db: DbTransaction, number: number): Promise<EpochDraft | null> {
  const row = await db.epochDraft.findUnique({ where: { number } });
  return row ? toDraft(row) : null;
}

function toDraft(row: Prisma.EpochDraftGetPayload<object>): EpochDraft {
  return {
    ...row,
    state: DRAFT_STATES.find((state) => state === row.state) ?? 'closed',
    total: row.total === null ? null : toBigint(row.total),
  };
}

export async function updateDraft(
  db: DbTransaction,
  { number, ...data }: { number: number } & Prisma.EpochDraftUpdateInput,
): Promise<void> {
  await db.epochDraft.update({ where: { number }, data, select: { number: true } });
}

/** Has the files of an epoch and of those after it, which name it, written anew. */
export async function reopenDrafts(db: DbTransaction, number: number): Promise<void> {
  await db.epochDraft.updateMany({
    where: { number: { gte: number }, state: { in: ['filed', 'proposed'] } },
    data: { state: 'charged' },
  });
}

/** One line of a settlement: receipts of one permission, model and price together. */
export type DraftCharge = { permissionHash: string; modelId: number; unitPrice: bigint; units: bigint };

/** What an epoch's receipts charge, ordered by permission, model and price. */
export async function listDraftCharges(db: DbTransaction, epoch: number): Promise<DraftCharge[]> {
  const rows = await db.$queryRaw<
    { permissionHash: string; modelId: number; unitPrice: Prisma.Decimal; units: bigint }[]
  >`
    SELECT permission_hash AS "permissionHash", model_id AS "modelId", unit_price AS "unitPrice", sum(units)::int8 AS units
    FROM receipt WHERE epoch = ${epoch} AND state IN ('settling', 'settled')
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map((row) => ({ ...row, unitPrice: toBigint(row.unitPrice), units: BigInt(row.units) }));
}

/** The charges that the index has seen under a settlement; null while it has not seen the settlement. */
export async function listIndexedCharges(db: DbTransaction, settlementId: number): Promise<DraftCharge[] | null> {
  const settlement = await db.settlement.findUnique({ where: { id: settlementId }, select: { id: true } });
  if (!settlement) return null;
  const rows = await db.charge.findMany({ where: { settlementId } });
  return rows.map((row) => ({
    permissionHash: row.permissionHash,
    modelId: row.modelId,
    unitPrice: toBigint(row.unitPrice),
    units: toBigint(row.units),
  }));
}

/** The challenge by which this very root was rejected as an epoch's; null when none was upheld. */
export async function findUpheldChallenge(
  db: DbTransaction,
  { number, root }: { number: number; root: string | null },
): Promise<{ challenger: string; reason: string; resolution: string } | null> {
  const [row] = await db.$queryRaw<{ challenger: string; reason: string; resolution: string }[]>`
    SELECT c.challenger, c.reason, c.resolution
    FROM epoch e JOIN epoch_challenge c ON c.number = e.number AND c.attempt = e.attempt
    WHERE e.number = ${number} AND e.root = ${root} AND e.status = 'rejected' AND c.outcome = 'upheld'
    ORDER BY e.attempt DESC LIMIT 1`;
  return row ?? null;
}

/** The newest proposal of an epoch that the index has seen. */
export async function findIndexedProposal(
  db: DbTransaction,
  number: number,
): Promise<{ root: string; fileCid: string; status: string; rejectedReason: string } | null> {
  return db.epoch.findFirst({
    where: { number },
    orderBy: { attempt: 'desc' },
    select: { root: true, fileCid: true, status: true, rejectedReason: true },
  });
}
