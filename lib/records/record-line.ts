import { canonicalJson } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { RecordFields } from '@/lib/schemas/datanet';

export type { RecordFields };

/** A record as it is contributed; `supersedes` is the hash of the record it corrects. */
export type DraftRecord = { readonly fields: RecordFields; readonly supersedes?: Hex };

/** The record's line in a contribution's file, without its `\n`: canonical JSON (RFC 8785). */
export function recordLine(record: DraftRecord): string {
  const { fields, supersedes } = record;
  return canonicalJson(supersedes === undefined ? { fields } : { fields, supersedes });
}

/** The bytes of a contribution's file: each line ended by `\n`, UTF-8. */
export function encodeRecordLines(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

/** Names a record: keccak-256 of its canonical line. */
export function recordHash(line: string): Hex {
  return keccak256(line);
}

/** Equal for records that say the same, whatever they correct: keccak-256 of the canonical fields. */
export function contentHash(fields: RecordFields): Hex {
  return keccak256(canonicalJson(fields));
}
