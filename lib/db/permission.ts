import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { bytesSchema, hashSchema } from '@/lib/schemas/hex';
import { type SignedPermission, spendingPermissionSchema } from '@/lib/schemas/permission';

/** A spending permission with what was served under it; `served` is never below what the chain has charged. */
export type PermissionRow = SignedPermission & {
  permissionHash: Hex;
  served: bigint;
  /** When the account revoked it on chain; from the revocation on nothing is served. */
  revoked: boolean;
  createdAt: Date;
};

type Row = {
  permissionHash: string;
  account: string;
  models: number[];
  maxUnitPrice: Prisma.Decimal;
  cap: Prisma.Decimal;
  deadline: Date;
  nonce: string;
  signature: string;
  served: Prisma.Decimal;
  revoked: boolean;
  createdAt: Date;
};

const columns = Prisma.sql`p.permission_hash AS "permissionHash", p.account, p.models, p.max_unit_price AS "maxUnitPrice",
  p.cap, p.deadline, p.nonce, p.signature, greatest(p.served, coalesce(v.spent, 0)) AS served,
  v.revoked_effective_at IS NOT NULL AS revoked, p.created_at AS "createdAt"`;

/** The permission, or null when this deployment never saw it. */
export async function findPermission(db: DbTransaction, permissionHash: string): Promise<PermissionRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM spending_permission p
    LEFT JOIN vault_permission v ON v.permission_hash = p.permission_hash
    WHERE p.permission_hash = ${permissionHash}`;
  return row ? toPermission(row) : null;
}

/** An account's permissions, newest first. */
export async function listPermissions(db: DbTransaction, account: string): Promise<PermissionRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM spending_permission p
    LEFT JOIN vault_permission v ON v.permission_hash = p.permission_hash
    WHERE p.account = ${account} ORDER BY p.created_at DESC, p.permission_hash LIMIT 200`;
  return rows.map(toPermission);
}

/** Keeps a checked permission. The same permission twice is once. */
export async function insertPermission(
  db: DbTransaction,
  { permission, signature, permissionHash }: SignedPermission & { permissionHash: Hex },
): Promise<void> {
  const { maxUnitPrice, cap, nonce, deadline, ...rest } = permission;
  const data = {
    ...rest,
    permissionHash,
    signature,
    maxUnitPrice: new Prisma.Decimal(maxUnitPrice.toString()),
    cap: new Prisma.Decimal(cap.toString()),
    nonce: nonce.toString(),
    deadline: new Date(deadline * 1000),
  };
  await db.spendingPermission.upsert({ where: { permissionHash }, create: data, update: {} });
}

function toPermission(row: Row): PermissionRow {
  const { permissionHash, signature, served, revoked, createdAt, ...permission } = row;
  return {
    permissionHash: hashSchema.parse(permissionHash),
    signature: bytesSchema.parse(signature),
    served: toBigint(served),
    revoked,
    createdAt,
    permission: spendingPermissionSchema.parse({
      ...permission,
      maxUnitPrice: toBigint(permission.maxUnitPrice).toString(),
      cap: toBigint(permission.cap).toString(),
      deadline: Math.floor(permission.deadline.getTime() / 1000),
    }),
  };
}
