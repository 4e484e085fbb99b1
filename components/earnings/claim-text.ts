import type { SignedClaim, SignedClaimInput } from '@/lib/schemas/claim';

const PATH = '/earnings/submit';
/** What a link has before the claim. */
export const CLAIM_MARK = '#claim=';

/** A signed claim as a link. It stands behind the #, so no server sees it before somebody hands it in. */
export function claimLink(origin: string, claim: SignedClaimInput): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claim));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `${origin}${PATH}${CLAIM_MARK}${text}`;
}

/** A signed claim as a file. */
export function claimFile(claim: SignedClaimInput): string {
  return `${JSON.stringify(claim, null, 2)}\n`;
}

/** The claim with its large integers as text, as it is passed on. */
export function writeClaim(claim: SignedClaim): SignedClaimInput {
  return { ...claim, cumulativeAmount: claim.cumulativeAmount.toString() };
}
