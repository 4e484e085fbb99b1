import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { checkRecord } from '@/lib/records/check-record';
import { computeCid } from '@/lib/records/compute-cid';
import { type ParsedRecord, parseRecordLines } from '@/lib/records/parse-lines';
import { recordsRoot } from '@/lib/records/records-root';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** What was declared of a file, and what its Datanet wants of records. */
export type Declaration = {
  readonly cid: string;
  readonly byteSize: number;
  readonly recordsRoot: string;
  readonly recordCount: number;
  readonly schema: DatanetSchema;
};

/**
 * Checks a contribution's bytes against what was declared and each record against the Datanet's schema.
 * @throws AppError `content-mismatch` naming what differs and both values
 */
export async function checkContributionFile(bytes: Uint8Array, declared: Declaration): Promise<ParsedRecord[]> {
  compare('size', String(bytes.length), String(declared.byteSize));
  compare('content identifier', await computeCid(bytes), declared.cid);
  const records = readRecords(bytes);
  compare('number of records', String(records.length), String(declared.recordCount));
  compare('Merkle root', recordsRoot(records.map((record) => record.hash)), declared.recordsRoot);
  for (const record of records) {
    const checked = checkRecord(declared.schema, record.fields);
    if (!checked.ok) throw mismatch(`Record ${record.index + 1} does not fit the Datanet. ${checked.problem}`);
    if (canonicalJson(checked.fields) !== canonicalJson(record.fields)) {
      throw mismatch(`Record ${record.index + 1} is not in normal form (Unicode NFC, trimmed, numbers as numbers).`);
    }
  }
  return records;
}

function compare(what: string, found: string, declared: string): void {
  if (found === declared) return;
  throw mismatch(`The ${what} of the bytes is ${found}, and ${declared} was declared.`);
}

function readRecords(bytes: Uint8Array): ParsedRecord[] {
  try {
    return parseRecordLines(bytes);
  } catch (error) {
    if (error instanceof AppError) throw mismatch(error.message);
    throw error;
  }
}

function mismatch(problem: string): AppError {
  return new AppError(
    'content-mismatch',
    `The upload was refused. ${problem} Choose the file again and upload it anew.`,
  );
}
