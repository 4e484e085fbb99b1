import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listPermissions, type PermissionRow } from '@/lib/db/permission';

export type PermissionStanding = 'active' | 'revoked' | 'ended' | 'spent';

/** A permission as its account sees it. Amounts are base units. */
export type PermissionView = PermissionRow & {
  standing: PermissionStanding;
  left: bigint;
  /** Their names are null while the index has not read them. */
  models: readonly { id: number; name: string | null }[];
};

/** An account's permissions, newest first, with the names of their models. */
export async function readPermissions(
  { db }: { db: Db },
  { account, now }: { account: Hex; now: Date },
): Promise<PermissionView[]> {
  const rows = await listPermissions(db, account);
  const names = await readModelNames(db, [...new Set(rows.flatMap((row) => row.permission.models))]);
  return rows.map((row) => ({
    ...row,
    standing: standingOf(row, now),
    left: row.permission.cap > row.served ? row.permission.cap - row.served : 0n,
    models: row.permission.models.map((id) => ({ id, name: names.get(id) ?? null })),
  }));
}

/** Names from the newest manifests; models not read yet are missing. */
export async function readModelNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.$queryRaw<{ id: number; name: string }[]>`
    SELECT m.id, f.name FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN model_manifest f ON f.cid = v.manifest_cid WHERE m.id = ANY (${[...ids]}::int[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

function standingOf({ permission, served, revoked }: PermissionRow, now: Date): PermissionStanding {
  if (revoked) return 'revoked';
  if (permission.deadline * 1000 <= now.getTime()) return 'ended';
  return served >= permission.cap ? 'spent' : 'active';
}
