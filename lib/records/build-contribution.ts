import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { computeCid } from '@/lib/records/compute-cid';
import { MAX_FILE_BYTES, MAX_RECORDS } from '@/lib/records/limits';
import { type DraftRecord, encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';

/** A contribution ready to be uploaded and signed. */
export type BuiltContribution = {
  readonly bytes: Uint8Array;
  readonly cid: string;
  readonly recordsRoot: Hex;
  readonly recordCount: number;
};

/**
 * Writes checked records as canonical lines and computes what the contributor signs: CID and Merkle root.
 * @throws AppError `invalid-input` without records; `too-large` past the limits of a contribution
 */
export async function buildContribution(records: readonly DraftRecord[]): Promise<BuiltContribution> {
  if (records.length === 0)
    throw new AppError('invalid-input', 'No record is left to contribute. Choose at least one.');
  if (records.length > MAX_RECORDS) {
    throw new AppError('too-large', `A contribution has at most ${MAX_RECORDS} records; these are ${records.length}.`);
  }
  const lines = records.map(recordLine);
  const bytes = encodeRecordLines(lines);
  if (bytes.length > MAX_FILE_BYTES) {
    throw new AppError(
      'too-large',
      `The records make ${bytes.length} bytes; at most ${MAX_FILE_BYTES} fit. Contribute them in parts.`,
    );
  }
  return {
    bytes,
    cid: await computeCid(bytes),
    recordsRoot: recordsRoot(lines.map(recordHash)),
    recordCount: records.length,
  };
}
