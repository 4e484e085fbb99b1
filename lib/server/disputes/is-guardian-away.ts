import { LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { env } from '@/lib/env';

/** Whether this is a local chain whose guardian is the published account that none of its people can sign in as. */
export function isGuardianAway(guardian: Hex | null): boolean {
  return env.LOCAL_MODE && guardian === localAccount(LOCAL_ROLES.guardian).address.toLowerCase();
}
