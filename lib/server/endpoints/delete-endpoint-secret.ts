import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { removeEndpointSecret } from '@/lib/db/endpoint-secret';

/**
 * Removes a signed-in builder's own key for a server, by the CID of its settings; its models answer no more unless the
 * server asks for none. Throws `not-found`.
 */
export async function deleteEndpointSecret(
  { db }: { db: Db },
  { account, settingsCid }: { account: Hex; settingsCid: string },
): Promise<void> {
  if (await removeEndpointSecret(db, { settingsCid, account })) return;
  throw new AppError('not-found', 'You have given no key for this server.');
}
