import { AppError } from '@/lib/core/errors';
import { type SignedClaim, type SignedClaimInput, signedClaimSchema } from '@/lib/schemas/claim';

const PATH = '/earnings/submit';
const MARK = '#claim=';

/** A signed claim as a link. It stands behind the #, so no server sees it before somebody hands it in. */
export function claimLink(origin: string, claim: SignedClaimInput): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claim));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `${origin}${PATH}${MARK}${text}`;
}

/** A signed claim as a file. */
export function claimFile(claim: SignedClaimInput): string {
  return `${JSON.stringify(claim, null, 2)}\n`;
}

/** Reads a signed claim from its link, what stands behind its #, or its file. Throws `invalid-input`. */
export function readClaimText(text: string): SignedClaim {
  const trimmed = text.trim();
  const parsed = signedClaimSchema.safeParse(parseJson(trimmed.startsWith('{') ? trimmed : decodeLink(trimmed)));
  if (!parsed.success) throw new AppError('invalid-input', 'This is not a signed claim, or a part of it is missing.');
  return parsed.data;
}

/** The claim with its large integers as text, as it is passed on. */
export function writeClaim(claim: SignedClaim): SignedClaimInput {
  return { ...claim, cumulativeAmount: claim.cumulativeAmount.toString() };
}

function decodeLink(text: string): string {
  const at = text.indexOf(MARK);
  const encoded = (at < 0 ? text : text.slice(at + MARK.length)).replaceAll('-', '+').replaceAll('_', '/');
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
  } catch {
    // What is no base64 is no claim: the caller says so.
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
