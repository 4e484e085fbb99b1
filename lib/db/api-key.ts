import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';

/** A bearer key without its secret. Amounts are base units. */
export type ApiKeyRow = {
  id: string;
  account: Hex;
  permissionHash: Hex;
  name: string;
  prefix: string;
  budget: bigint;
  served: bigint;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const select = {
  id: true,
  account: true,
  permissionHash: true,
  name: true,
  prefix: true,
  budget: true,
  served: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} satisfies Prisma.ApiKeySelect;

export async function findApiKey(db: DbTransaction, id: string): Promise<ApiKeyRow | null> {
  const row = await db.apiKey.findUnique({ where: { id }, select });
  return row ? toApiKey(row) : null;
}

export async function findApiKeyByHash(db: DbTransaction, keyHash: string): Promise<ApiKeyRow | null> {
  const row = await db.apiKey.findUnique({ where: { keyHash }, select });
  return row ? toApiKey(row) : null;
}

/** An account's keys, newest first, the revoked ones too. */
export async function listApiKeys(db: DbTransaction, account: string): Promise<ApiKeyRow[]> {
  const rows = await db.apiKey.findMany({ where: { account }, select, orderBy: { createdAt: 'desc' }, take: 200 });
  return rows.map(toApiKey);
}

export async function insertApiKey(
  db: DbTransaction,
  key: Pick<ApiKeyRow, 'id' | 'account' | 'permissionHash' | 'name' | 'prefix' | 'budget'> & { keyHash: string },
): Promise<void> {
  await db.apiKey.create({
    data: { ...key, budget: new Prisma.Decimal(key.budget.toString()) },
    select: { id: true },
  });
}

/** Ends a key. False when the account has no such key in force. */
export async function markApiKeyRevoked(
  db: DbTransaction,
  { id, account, now }: { id: string; account: string; now: Date },
): Promise<boolean> {
  const { count } = await db.apiKey.updateMany({ where: { id, account, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}

export async function markApiKeyUsed(db: DbTransaction, { id, now }: { id: string; now: Date }): Promise<void> {
  await db.apiKey.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

function toApiKey(row: Prisma.ApiKeyGetPayload<{ select: typeof select }>): ApiKeyRow {
  return {
    ...row,
    account: addressSchema.parse(row.account),
    permissionHash: hashSchema.parse(row.permissionHash),
    budget: toBigint(row.budget),
    served: toBigint(row.served),
  };
}
