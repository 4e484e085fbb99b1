import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { markApiKeyRevoked } from '@/lib/db/api-key';
import type { Db } from '@/lib/db/client';

/** Ends a key at once. Throws `not-found` when the account has no such key in force. */
export async function revokeApiKey(
  { db }: { db: Db },
  { account, id, now }: { account: Hex; id: string; now: Date },
): Promise<void> {
  if (await markApiKeyRevoked(db, { id, account, now })) return;
  throw new AppError('not-found', 'You have no such key in force. Reload the page.');
}
