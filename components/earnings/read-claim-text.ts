import { CLAIM_MARK } from '@/components/earnings/claim-text';
import { AppError } from '@/lib/core/errors';
import { type SignedClaim, signedClaimSchema } from '@/lib/schemas/claim';

/** Reads a signed claim from its link, what stands behind its #, or its file. Throws `invalid-input`. */
export function readClaimText(text: string): SignedClaim {
  const trimmed = text.trim();
  const parsed = signedClaimSchema.safeParse(parseJson(trimmed.startsWith('{') ? trimmed : decodeLink(trimmed)));
  if (!parsed.success) throw new AppError('invalid-input', 'This is not a signed claim, or a part of it is missing.');
  return parsed.data;
}

function decodeLink(text: string): string {
  const at = text.indexOf(CLAIM_MARK);
  const encoded = (at < 0 ? text : text.slice(at + CLAIM_MARK.length)).replaceAll('-', '+').replaceAll('_', '/');
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
