import type { Db } from '@/lib/db/client';
import { findEndpointSecret } from '@/lib/db/endpoint-secret';
import type { EndpointAccess } from '@/lib/engines/endpoint/ask-endpoint';
import { unsealKey } from '@/lib/engines/endpoint/seal-key';
import { env } from '@/lib/env';
import { nameEndpoint } from '@/lib/jobs/train/name-endpoint';
import type { EndpointChoices } from '@/lib/schemas/training';

/** What is needed to ask a builder's server: its settings, and the builder's key where one was given. Throws `not-ready`. */
export async function openEndpoint(
  { db }: { db: Pick<Db, 'endpointSecret'> },
  { settings, account }: { settings: EndpointChoices; account: string },
): Promise<EndpointAccess> {
  const { cid: settingsCid } = await nameEndpoint(settings);
  const found = await findEndpointSecret(db, { settingsCid, account });
  const apiKey = found && unsealKey(found.sealed, { account, settingsCid }, env.SESSION_SECRET);
  return { settings, apiKey, allowLocal: env.ALLOW_LOCAL_ENDPOINTS };
}
