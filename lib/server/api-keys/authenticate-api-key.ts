import { AppError } from '@/lib/core/errors';
import { findApiKeyByHash, markApiKeyUsed } from '@/lib/db/api-key';
import type { Db } from '@/lib/db/client';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { API_KEY_PREFIX, hashApiKey } from '@/lib/server/api-keys/hash-api-key';

/** Who an `Authorization: Bearer trb_…` header (RFC 6750) speaks for. Throws `not-signed-in`. */
export async function authenticateApiKey(
  { db }: { db: Db },
  { authorization, now }: { authorization: string | null; now: Date },
): Promise<AskAuthority & { apiKeyId: string }> {
  const key = /^Bearer (\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (!key?.startsWith(API_KEY_PREFIX)) {
    throw new AppError(
      'not-signed-in',
      'Send your API key as "Authorization: Bearer trb_…". Make one on your account page.',
    );
  }
  const found = await findApiKeyByHash(db, hashApiKey(key));
  if (!found || found.revokedAt !== null) {
    throw new AppError(
      'not-signed-in',
      'This API key is not known or was revoked. Make a new one on your account page.',
    );
  }
  await markApiKeyUsed(db, { id: found.id, now });
  return { account: found.account, permissionHash: found.permissionHash, apiKeyId: found.id };
}
