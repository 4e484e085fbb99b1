'use server';

import { z } from 'zod';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { type SignedClaimInput, signedClaimSchema } from '@/lib/schemas/claim';
import { addressSchema } from '@/lib/schemas/hex';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { dependencies } from '@/lib/server/dependencies';
import { type ClaimArguments, prepareClaim, prepareClaims } from '@/lib/server/earnings/prepare-claim';
import { type ClaimSubmission, prepareSubmission } from '@/lib/server/earnings/prepare-submission';
import { parseInput } from '@/lib/server/parse-input';
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

/** The proofs with which the signed-in account has others paid, all in one transaction. */
export async function prepareClaimsAction(accounts: string[]): Promise<ActionResult<ClaimArguments[]>> {
  return toActionResult(async () => {
    await requireAccount();
    const named = parseInput(z.array(addressSchema).min(1).max(1_000), accounts);
    const { db, store, chain } = dependencies();
    const { addresses } = readChainConfig();
    return prepareClaims({ db, store, chain, addresses }, { accounts: named, now: new Date() });
  });
}

/** Tries a claim that somebody signed; answers what the signed-in account sends to hand it in. */
export async function prepareSubmissionAction(claim: SignedClaimInput): Promise<ActionResult<ClaimSubmission>> {
  return toActionResult(async () => {
    await requireAccount();
    const signed = parseInput(signedClaimSchema, claim);
    const { db, store, chain } = dependencies();
    const { chainId, addresses } = readChainConfig();
    return prepareSubmission({ db, store, chain, chainId, addresses }, { signed, now: new Date() });
  });
}
