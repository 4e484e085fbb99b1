'use server';

import { governanceDependencies } from '@/app/governance/dependencies';
import { toLowerHex } from '@/lib/core/hex';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { type ClaimArguments, prepareClaim } from '@/lib/server/earnings/prepare-claim';
import { requireAccount } from '@/lib/server/session/read-session';

/** The proof with which anybody has the treasury paid what it earned. */
export async function prepareTreasuryClaimAction(): Promise<ActionResult<ClaimArguments>> {
  return toActionResult(async () => {
    await requireAccount();
    const deps = governanceDependencies();
    return prepareClaim(deps, { account: toLowerHex(deps.addresses.timelock), now: new Date() });
  });
}
