import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { removeEndpointSecret } from '@/lib/db/endpoint-secret';
import { nameEndpoint } from '@/lib/jobs/train/name-endpoint';
import type { EndpointChoices } from '@/lib/schemas/training';

/** Removes a signed-in builder's own key for a server; its models answer no more unless the server asks for none. Throws `not-found`. */
export async function deleteEndpointSecret(
  { db }: { db: Db },
  { account, settings }: { account: Hex; settings: EndpointChoices },
): Promise<void> {
  const { cid: settingsCid } = await nameEndpoint(settings);
  if (await removeEndpointSecret(db, { settingsCid, account })) return;
  throw new AppError('not-found', 'You have given no key for this server.');
}
