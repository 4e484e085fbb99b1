import type { ApiKeyRow } from '@/lib/db/api-key';
import type { AskableModelView } from '@/lib/server/answers/list-askable-models';
import type { PermissionView } from '@/lib/server/permissions/read-permissions';

/** Rows as plain data for the browser: amounts as decimal text, times as ISO text, models by what `nameOf` calls them. */

type NameOf = (id: number, name: string | null) => string;

export function toPermissionItem(
  { permissionHash, permission, served, standing, models }: PermissionView,
  nameOf: NameOf,
) {
  return {
    permissionHash,
    account: permission.account,
    models: models.map(({ id, name }) => ({ id, name: nameOf(id, name) })),
    maxUnitPrice: permission.maxUnitPrice.toString(),
    cap: permission.cap.toString(),
    served: served.toString(),
    nonce: permission.nonce.toString(),
    deadline: permission.deadline,
    standing,
  };
}

export function toApiKeyItem({
  id,
  name,
  prefix,
  permissionHash,
  budget,
  served,
  createdAt,
  lastUsedAt,
  revokedAt,
}: ApiKeyRow) {
  return {
    id,
    permissionHash,
    name,
    prefix,
    budget: budget.toString(),
    served: served.toString(),
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revoked: revokedAt !== null,
  };
}

export function toAskableModel({ id, name, summary, kind, unitPrice }: AskableModelView, nameOf: NameOf) {
  return { id, name: nameOf(id, name), summary, kind, unitPrice: unitPrice.toString() };
}
