import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { contentHash, type DraftRecord, type RecordFields, recordHash, recordLine } from '@/lib/records/record-line';

/** A record read back from a contribution's file. */
export type ParsedRecord = {
  readonly index: number;
  readonly hash: Hex;
  readonly contentHash: Hex;
  readonly fields: RecordFields;
  readonly supersedes?: Hex;
};

/**
 * Reads a contribution's file. Strict: only canonical JSON lines, each ended by `\n`, are records, so that a file
 * has one reading and a record one hash. Throws `invalid-input` naming the line (from 1).
 */
export function parseRecordLines(bytes: Uint8Array): ParsedRecord[] {
  const text = decode(bytes);
  if (text === '') throw new AppError('invalid-input', 'The file is empty: a contribution has at least one record.');
  if (!text.endsWith('\n'))
    throw new AppError('invalid-input', 'The last line is cut off: it does not end in a line end.');
  return text.slice(0, -1).split('\n').map(parseLine);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('invalid-input', 'The file is not UTF-8 text.', { cause });
  }
}

function parseLine(line: string, index: number): ParsedRecord {
  const refuse = (why: string, cause?: unknown) =>
    new AppError('invalid-input', `Line ${index + 1} is no record: ${why}.`, { details: { line: index + 1 }, cause });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw refuse('it is not JSON', cause);
  }
  if (!isObject(value)) throw refuse('it is not a JSON object');
  const { fields, supersedes, ...rest } = value;
  if (Object.keys(rest).length > 0) throw refuse('it holds more than "fields" and "supersedes"');
  if (!isFields(fields)) throw refuse('"fields" is not an object of texts and numbers');
  if (supersedes !== undefined && !isHash(supersedes)) throw refuse('"supersedes" is not the hash of a record');
  const record: DraftRecord = supersedes === undefined ? { fields } : { fields, supersedes };
  let canonical: string;
  try {
    canonical = recordLine(record);
  } catch (cause) {
    throw refuse('it holds characters that are no text', cause);
  }
  if (canonical !== line) throw refuse('it is not canonical JSON (RFC 8785)');
  return { index, hash: recordHash(line), contentHash: contentHash(fields), ...record };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFields(value: unknown): value is RecordFields {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([name, field]) => isStorable(name) && (typeof field === 'number' || isStorable(field)))
  );
}

/** Postgres keeps no NUL character in a text. */
function isStorable(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\u0000');
}

function isHash(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value);
}
