import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';
import { insertApiKey, listApiKeys } from '@/lib/db/api-key';
import type { Db } from '@/lib/db/client';
import { findPermission } from '@/lib/db/permission';
import type { ApiKeyRequest } from '@/lib/schemas/permission';
import { API_KEY_PREFIX, hashApiKey } from '@/lib/server/api-keys/hash-api-key';

const MOST_KEYS = 50;

/**
 * Makes a bearer key under one of the account's permissions. The key is returned this once; its SHA-256 is kept.
 * Throws `not-found` (permission), `forbidden` (revoked), `invalid-input` (budget above the cap), `rate-limited`.
 */
export async function createApiKey(
  { db }: { db: Db },
  { account, request }: { account: Hex; request: ApiKeyRequest },
): Promise<{ id: string; key: string; prefix: string }> {
  const found = await findPermission(db, request.permissionHash);
  if (!found || found.permission.account !== account) {
    throw new AppError('not-found', 'You have no such spending permission. Sign one first.');
  }
  if (found.revoked) throw new AppError('forbidden', 'This spending permission was revoked. Choose another one.');
  if (request.budget > found.permission.cap) {
    throw new AppError(
      'invalid-input',
      `A budget of ${formatOpenExact(request.budget)} OPEN is above the permission's cap of ${formatOpenExact(found.permission.cap)} OPEN. Choose a smaller one.`,
    );
  }
  const inForce = (await listApiKeys(db, account)).filter((key) => key.revokedAt === null);
  if (inForce.length >= MOST_KEYS) {
    throw new AppError('rate-limited', `You have ${MOST_KEYS} keys in force. Revoke one you no longer use.`);
  }
  const key = `${API_KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  const id = randomUUID();
  const prefix = key.slice(0, API_KEY_PREFIX.length + 6);
  const { name, budget } = request;
  await insertApiKey(db, {
    id,
    account,
    permissionHash: found.permissionHash,
    name,
    budget,
    prefix,
    keyHash: hashApiKey(key),
  });
  return { id, key, prefix };
}
