import type { z } from 'zod';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

export type JsonFile<Value> = {
  readonly value: Value;
  /** Keccak-256 of its bytes. */
  readonly hash: Hex;
  readonly byteSize: number;
};

/**
 * Reads a published JSON file and checks that it is what its CID names, canonical JSON (RFC 8785) and of its schema.
 * Null, with the reason in the report, when it is not there or not such a file.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  inputs: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  { cid, schema, what }: { cid: string; schema: Schema; what: string },
): Promise<JsonFile<z.output<Schema>> | null> {
  const bytes = await readBytes(inputs, list, { cid, what });
  if (!bytes) return null;
  const title = `${what} is well formed`;
  let json: Json;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch {
    list.differs(title, { field: what, expected: 'JSON in UTF-8', found: `the file ${cid}, which is not` });
    return null;
  }
  const hash = keccak256(bytes);
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    list.differs(title, {
      field: issue?.path.join('.') || what,
      expected: issue?.message ?? 'a file of its format',
      found: `the file ${cid}`,
    });
    return null;
  }
  if (keccak256(canonicalJson(json)) !== hash) {
    list.differs(title, { field: what, expected: 'canonical JSON (RFC 8785)', found: 'JSON written another way' });
  }
  return { value: parsed.data, hash, byteSize: bytes.byteLength };
}

/** The bytes of a published file; null, with the reason in the report, when they are not there or are others. */
export async function readBytes(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  { cid, what }: { cid: string; what: string },
): Promise<Uint8Array | null> {
  const title = `${what} can be read and is what its identifier names`;
  const file = await readFile(cid);
  if (file.state === 'found') return file.bytes;
  if (file.state === 'missing') {
    list.missing(cid);
    list.notCheckable(title, `The file ${cid} is not served by the site that was asked.`);
  } else list.differs(title, { field: what, expected: cid, found: file.foundCid });
  return null;
}
