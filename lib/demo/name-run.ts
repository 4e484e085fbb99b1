import { canonicalJson } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';

/** The id (a UUID, version 8 of RFC 9562) of the run that trains this model: a resumed demo finds its run by it. */
export function nameRun(of: { datanetId: number; version: number; name: string }): string {
  const digits = keccak256(canonicalJson(of)).slice(2, 34);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return `${parts.join('-')}-${digits.slice(20, 32)}`;
}
