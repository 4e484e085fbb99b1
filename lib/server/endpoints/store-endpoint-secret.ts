import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { removeEndpointSecret, saveEndpointSecret } from '@/lib/db/endpoint-secret';
import { checkAddress } from '@/lib/engines/endpoint/check-address';
import { sealKey } from '@/lib/engines/endpoint/seal-key';
import { env } from '@/lib/env';
import { nameEndpoint } from '@/lib/jobs/train/name-endpoint';
import type { EndpointChoices } from '@/lib/schemas/training';

const LONGEST_KEY = 2_000;

/**
 * Keeps the key of a signed-in builder's server, sealed, in the place of the one before; without a key, whatever was kept
 * is removed. It is the account's own: nobody else's model is asked with it. Checks the server's address first.
 * Throws `invalid-input`, `not-ready`.
 */
export async function storeEndpointSecret(
  { db }: { db: Db },
  { account, settings, key }: { account: Hex; settings: EndpointChoices; key: string | null },
): Promise<void> {
  await checkAddress(settings.url, { allowLocal: env.ALLOW_LOCAL_ENDPOINTS });
  const { cid: settingsCid } = await nameEndpoint(settings);
  if (key === null) {
    await removeEndpointSecret(db, { settingsCid, account });
    return;
  }
  // It goes into a header: visible ASCII only (RFC 9110).
  if (key.length > LONGEST_KEY || !/^[\x21-\x7e]+$/.test(key)) {
    throw new AppError('invalid-input', 'The key holds characters that no key has. Copy it again.');
  }
  const sealed = sealKey(key, { account, settingsCid }, env.SESSION_SECRET);
  await saveEndpointSecret(db, { settingsCid, account, sealed });
}
