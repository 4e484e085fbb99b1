import { AppError } from '@/lib/core/errors';

/** What canonical JSON can carry: no undefined, no bigint, no non-finite number. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, ECMAScript number and
 * string serialisation, no whitespace. Equal values give equal bytes, so the text can be hashed.
 * Throws `invalid-input` for what JSON cannot carry (non-finite numbers, lone surrogates).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new AppError('invalid-input', `JSON cannot carry the number ${value}.`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) {
      throw new AppError('invalid-input', 'The text holds half of a surrogate pair; save it as UTF-8 and try again.');
    }
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${canonicalJson(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
