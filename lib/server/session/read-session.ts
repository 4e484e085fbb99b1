import { cache } from 'react';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { env } from '@/lib/env';
import { openSession } from '@/lib/server/session/session-cookie';

/** Who is signed in. `account` is lower-case, as in the database. */
export type Session = { account: Hex };

/** The signed-in account of this request, or null. A session of another chain counts as none. */
export const readSession = cache(async (): Promise<Session | null> => {
  const { account, chainId } = await openSession();
  return account && chainId === env.CHAIN_ID ? { account } : null;
});

/** The signed-in account of this request. Throws `not-signed-in` when there is none. */
export async function requireAccount(): Promise<Hex> {
  const session = await readSession();
  if (!session) throw new AppError('not-signed-in', 'You are not signed in. Connect your wallet and sign in.');
  return session.account;
}
