import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { UploadRequest } from '@/lib/schemas/upload';

const COLUMNS = {
  id: true,
  account: true,
  datanetId: true,
  cid: true,
  byteSize: true,
  receivedBytes: true,
  recordsRoot: true,
  recordCount: true,
  state: true,
  problem: true,
} as const;

export type UploadRow = Prisma.UploadGetPayload<{ select: typeof COLUMNS }>;

/** A transaction or the database itself. */
type Client = Pick<Db, 'upload' | '$queryRaw' | '$executeRaw'>;

export function readUploadRow(db: Client, id: string): Promise<UploadRow | null> {
  return db.upload.findUnique({ where: { id }, select: COLUMNS });
}

/** The account's newest upload of these very bytes to this Datanet that was not refused. */
export function findUpload(
  db: Client,
  { account, datanetId, cid }: { account: string; datanetId: number; cid: string },
): Promise<UploadRow | null> {
  return db.upload.findFirst({
    where: { account, datanetId, cid, purpose: 'contribution', state: { in: ['receiving', 'ready'] } },
    orderBy: { createdAt: 'desc' },
    select: COLUMNS,
  });
}

/** The account's uploads to a Datanet whose bytes have not all arrived, newest first. */
export function listUnfinished(
  db: Client,
  { account, datanetId }: { account: string; datanetId: number },
): Promise<UploadRow[]> {
  return db.upload.findMany({
    where: { account, datanetId, purpose: 'contribution', state: 'receiving' },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: COLUMNS,
  });
}

/** Bytes that an account has declared since a moment, whatever became of them. */
export async function sumUploadBytes(
  db: Client,
  { account, since }: { account: string; since: Date },
): Promise<number> {
  const { _sum } = await db.upload.aggregate({
    where: { account, createdAt: { gte: since } },
    _sum: { byteSize: true },
  });
  return _sum.byteSize ?? 0;
}

/** How many uploads an account has begun since a moment, whatever became of them. */
export function countUploads(db: Client, { account, since }: { account: string; since: Date }): Promise<number> {
  return db.upload.count({ where: { account, createdAt: { gte: since } } });
}

export function insertUpload(
  db: Client,
  input: UploadRequest & { id: string; account: string; createdAt: Date },
): Promise<UploadRow> {
  return db.upload.create({ data: { ...input, purpose: 'contribution', state: 'receiving' }, select: COLUMNS });
}

/** Notes a small JSON file that was stored at once, so that it counts towards the account's day. */
export async function insertMetadataUpload(
  db: Client,
  input: { id: string; account: string; cid: string; byteSize: number; createdAt: Date },
): Promise<void> {
  await db.upload.create({
    data: { ...input, receivedBytes: input.byteSize, purpose: 'metadata', state: 'ready' },
    select: { id: true },
  });
}

/**
 * Moves an upload's offset from one place to another, unless somebody else moved it first.
 * @returns whether it was at `from`
 */
export async function advanceUpload(
  db: Client,
  { id, from, to }: { id: string; from: number; to: number },
): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: { id, receivedBytes: from, state: 'receiving' },
    data: { receivedBytes: to },
  });
  return count === 1;
}

export async function setUploadState(
  db: Client,
  { id, state, problem = '' }: { id: string; state: 'ready' | 'refused'; problem?: string },
): Promise<void> {
  await db.upload.update({ where: { id }, data: { state, problem }, select: { id: true } });
}

/** Removes everybody's unfinished uploads that nothing reached since `before`. @returns their ids */
export async function deleteStaleUploads(db: Client, { before }: { before: Date }): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    DELETE FROM upload WHERE state = 'receiving' AND updated_at < ${before} RETURNING id::text`;
  return rows.map((row) => row.id);
}

/**
 * Removes an account's finished uploads from before a moment whose file no contribution names, and that nobody else has
 * uploaded. @returns the files' CIDs
 */
export async function deleteUnnamedUploads(
  db: Client,
  { account, before }: { account: string; before: Date },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ cid: string }[]>`
    DELETE FROM upload u
    WHERE account = ${account} AND state = 'ready' AND created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.cid = u.cid)
      AND NOT EXISTS (
        SELECT 1 FROM upload o
        WHERE o.cid = u.cid AND o.id <> u.id AND (o.account <> ${account} OR o.created_at >= ${before})
      )
    RETURNING cid`;
  return rows.map((row) => row.cid);
}

export async function deleteUpload(db: Client, id: string): Promise<void> {
  await db.upload.deleteMany({ where: { id } });
}

/** Holds the account's other uploads back until the transaction ends, so that two at once see each other. */
export async function lockAccountUploads(db: Client, account: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`upload ${account}`}, 0))`);
}
