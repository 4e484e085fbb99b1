import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { completeRetrievalSettings } from '@/lib/models/retrieval/settings';
import type { RetrievalIndex } from '@/lib/models/retrieval/types';

const MAGIC = 'TRIBRTV1';
const PREAMBLE = MAGIC.length + 4;

/**
 * An index as bytes, the same on every machine: "TRIBRTV1", the header's length as a little-endian uint32, the header
 * as canonical JSON (RFC 8785, UTF-8: settings, without the first answer rule, which was the only one; recordCount,
 * passages, postings, terms) padded with spaces to a multiple of four, then little-endian uint32: record, start, end and
 * length per passage, postingStart (one more than terms), postingPassage and postingCount.
 */
export function encodeIndex(index: RetrievalIndex): Uint8Array {
  const { recordCount, terms, record, postingPassage } = index;
  const { answerRule, ...settings } = index.settings;
  const header = {
    settings: answerRule === 1 ? settings : { ...settings, answerRule },
    recordCount,
    passages: record.length,
    postings: postingPassage.length,
    terms,
  };
  const json = new TextEncoder().encode(canonicalJson(header));
  const headerLength = Math.ceil((PREAMBLE + json.length) / 4) * 4 - PREAMBLE;
  const arrays = arraysOf(index);
  const bytes = new Uint8Array(PREAMBLE + headerLength + 4 * arrays.reduce((sum, array) => sum + array.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, headerLength, true);
  bytes.fill(0x20, PREAMBLE, PREAMBLE + headerLength);
  bytes.set(json, PREAMBLE);
  let at = PREAMBLE + headerLength;
  for (const array of arrays) {
    for (const value of array) {
      view.setUint32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/** Reads what {@link encodeIndex} wrote. Throws `content-mismatch` for anything else. */
export function decodeIndex(bytes: Uint8Array): RetrievalIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREAMBLE || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new AppError(
      'content-mismatch',
      'These bytes are not an index of passages: they do not begin with TRIBRTV1.',
    );
  }
  const bodyStart = PREAMBLE + view.getUint32(MAGIC.length, true);
  if (bodyStart > bytes.length) throw new AppError('content-mismatch', 'The index ends inside its header.');
  const { settings, recordCount, passages, postings, terms } = parseHeader(
    new TextDecoder().decode(bytes.subarray(PREAMBLE, bodyStart)),
  );
  const expected = bodyStart + 4 * (4 * passages + terms.length + 1 + 2 * postings);
  if (bytes.length !== expected) {
    throw new AppError('content-mismatch', `The index has ${bytes.length} bytes; its header asks for ${expected}.`);
  }
  let at = bodyStart;
  const read = (count: number): Uint32Array => {
    const values = new Uint32Array(count);
    for (let k = 0; k < count; k++, at += 4) values[k] = view.getUint32(at, true);
    return values;
  };
  const index: RetrievalIndex = {
    settings,
    recordCount,
    terms,
    record: read(passages),
    start: read(passages),
    end: read(passages),
    length: read(passages),
    postingStart: read(terms.length + 1),
    postingPassage: read(postings),
    postingCount: read(postings),
  };
  requireConsistent(index);
  return index;
}

function arraysOf(index: RetrievalIndex): readonly Uint32Array[] {
  const { record, start, end, length, postingStart, postingPassage, postingCount } = index;
  return [record, start, end, length, postingStart, postingPassage, postingCount];
}

/** Searching trusts the index: what would lead outside its arrays or a text is refused here. */
function requireConsistent(index: RetrievalIndex): void {
  const { recordCount, record, start, end, postingStart, postingPassage, postingCount } = index;
  const inside =
    record.length > 0 &&
    record.every((position, p) => position < recordCount && (start[p] ?? 0) < (end[p] ?? 0)) &&
    postingPassage.every((passage) => passage < record.length) &&
    postingCount.every((count) => count > 0) &&
    postingStart[0] === 0 &&
    postingStart.every((from, t) => t === 0 || from >= (postingStart[t - 1] ?? 0)) &&
    postingStart[postingStart.length - 1] === postingPassage.length;
  if (!inside) throw new AppError('content-mismatch', 'The index names passages or records that it does not have.');
}

function parseHeader(
  text: string,
): Pick<RetrievalIndex, 'settings' | 'recordCount' | 'terms'> & { passages: number; postings: number } {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw new AppError('content-mismatch', "The index's header is not JSON.", { cause });
  }
  if (isRecord(header) && isRecord(header.settings) && isStrings(header.terms)) {
    const { recordCount, passages, postings, terms, settings } = header;
    if (isCount(recordCount) && isCount(passages) && isCount(postings)) {
      return {
        recordCount,
        passages,
        postings,
        terms,
        settings: completeRetrievalSettings({ answerRule: 1, ...settings }),
      };
    }
  }
  throw new AppError('content-mismatch', "The index's header lacks its settings, counts or terms.");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
