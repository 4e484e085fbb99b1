'use server';

import { readChainConfig } from '@/lib/chain/read-chain-config';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { dependencies } from '@/lib/server/dependencies';
import { type ClaimArguments, prepareClaim } from '@/lib/server/earnings/prepare-claim';
import { requireAccount } from '@/lib/server/session/read-session';

/** The proof with which the signed-in account claims what it is owed now. */
export async function prepareClaimAction(): Promise<ActionResult<ClaimArguments>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { db, store, chain } = dependencies();
    const { addresses } = readChainConfig();
    return prepareClaim({ db, store, chain, addresses }, { account, now: new Date() });
  });
}
