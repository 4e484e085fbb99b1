import { privateKeyToAccount } from 'viem/accounts';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { readProtocol } from '@/lib/db/protocol';
import { env, isSet } from '@/lib/env';

/**
 * Who the operator is by now, where a vote has made somebody else it than this site settles as: it can charge nothing
 * then. Null while it is this site's own, and where this process does not have the operator's key.
 */
export async function readReplacedOperator({ db }: { db: Db }): Promise<Hex | null> {
  if (!isSet('OPERATOR_PRIVATE_KEY') && !env.LOCAL_MODE) return null;
  const { roles } = await readProtocol(db);
  const holder = roles.find(({ role }) => role === 'operator')?.holder;
  const own = toLowerHex(privateKeyToAccount(env.OPERATOR_PRIVATE_KEY).address);
  return holder && holder !== own ? holder : null;
}
