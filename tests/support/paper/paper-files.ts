import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { computeCid } from '@/lib/records/compute-cid';

/** A content store on paper: files by CID. */
export type PaperFiles = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** As canonical JSON; the hash is that of its text. */
  readonly putJson: (value: unknown) => Promise<{ cid: string; hash: Hex }>;
};

export function openPaperFiles(): PaperFiles {
  const files = new Map<string, Uint8Array>();
  const put = async (bytes: Uint8Array) => {
    const cid = await computeCid(bytes);
    files.set(cid, bytes);
    return cid;
  };
  return {
    files,
    put,
    async putJson(value) {
      const text = canonicalJson(value as Json);
      return { cid: await put(new TextEncoder().encode(text)), hash: keccak256(text) };
    },
  };
}
