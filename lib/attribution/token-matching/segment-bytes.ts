import { type Segment, type SegmentParts, segmentOf, tokenAt } from '@/lib/attribution/token-matching/segment';
import { SEPARATOR } from '@/lib/attribution/token-matching/vocabulary';
import { AppError } from '@/lib/core/errors';

/** "TRIBSEG" and the format's version. */
const MAGIC = 0x42495254;
const FORMAT = 0x01474553;
/** Magic, format, tokens, records, words with the separator, units of words; little-endian 32-bit words. */
const HEADER_WORDS = 6;

/**
 * A segment as a file: the header, then suffixes (4 bytes a token), record starts and record numbers (4 bytes a record,
 * one start more), word starts (4 bytes a word and one more), low halves of the tokens, units of the words (2 bytes
 * each), upper bytes of the tokens where there are more than 65,536 words. Little-endian throughout.
 */
export function encodeSegment(segment: Segment): Uint8Array<ArrayBuffer> {
  const { suffixes, recordStarts, recordNumbers, vocabulary, low, high } = segment;
  const header = Uint32Array.of(
    MAGIC,
    FORMAT,
    low.length,
    recordNumbers.length,
    vocabulary.starts.length - 1,
    vocabulary.units.length,
  );
  const parts = [header, suffixes, recordStarts, recordNumbers, vocabulary.starts, low, vocabulary.units, high];
  requireLittleEndian();
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/**
 * The segment in these bytes; the large arrays are views of them where they are aligned, so keep them unchanged.
 * Checks everything that a trace relies on to end and to stay inside the arrays, in time linear in the tokens and in
 * order of memory. That the suffixes are sorted is another matter: checkSegment.
 * Throws content-mismatch.
 */
export function decodeSegment(bytes: Uint8Array): Segment {
  requireLittleEndian();
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (aligned.byteLength < HEADER_WORDS * 4) throw damaged('it is shorter than its header');
  const header = new Uint32Array(aligned.buffer, aligned.byteOffset, HEADER_WORDS);
  const [magic, format, tokens = 0, records = 0, words = 0, units = 0] = header;
  if (magic !== MAGIC || format !== FORMAT) throw damaged('it is of another format');
  if (words < 1) throw damaged('it has no separator');
  const upper = words > 0x10000 ? tokens : 0;
  const expected = 4 * (HEADER_WORDS + tokens + 2 * records + 1 + words + 1) + 2 * (tokens + units) + upper;
  if (expected !== aligned.byteLength) throw damaged(`it has ${aligned.byteLength} bytes of ${expected}`);
  let at = aligned.byteOffset + HEADER_WORDS * 4;
  const next = (length: number, width: number): number => {
    const from = at;
    at += length * width;
    return from;
  };
  const { buffer } = aligned;
  const parts: SegmentParts = {
    suffixes: new Int32Array(buffer, next(tokens, 4), tokens),
    recordStarts: new Uint32Array(buffer, next(records + 1, 4), records + 1),
    recordNumbers: new Uint32Array(buffer, next(records, 4), records),
    wordStarts: new Uint32Array(buffer, next(words + 1, 4), words + 1),
    low: new Uint16Array(buffer, next(tokens, 2), tokens),
    wordUnits: new Uint16Array(buffer, next(units, 2), units),
    high: new Uint8Array(buffer, next(upper, 1), upper),
  };
  check(parts, words);
  return segmentOf(parts);
}

function check(parts: SegmentParts, words: number): void {
  const { suffixes, recordStarts, wordStarts, wordUnits, low } = parts;
  requireAscending(recordStarts, low.length, 'records');
  if (wordStarts[1] !== 0) throw damaged('its separator is a word');
  requireAscending(wordStarts.subarray(1), wordUnits.length, 'words');
  let separators = 0;
  for (let i = 0; i < low.length; i++) {
    const token = tokenAt(parts, i);
    if (token >= words) throw damaged(`token ${i} is not in its vocabulary`);
    if (token === SEPARATOR) separators++;
  }
  if (separators !== recordStarts.length - 1) throw damaged('its records are not ended by separators');
  for (let k = 1; k < recordStarts.length; k++) {
    if (tokenAt(parts, (recordStarts[k] ?? 0) - 1) !== SEPARATOR) throw damaged(`record ${k - 1} has no end`);
  }
  for (let i = 0; i < suffixes.length; i++) {
    if ((suffixes[i] ?? 0) >>> 0 >= low.length) throw damaged(`suffix ${i} is outside of its text`);
  }
}

function requireAscending(starts: Uint32Array, end: number, what: string): void {
  if (starts[0] !== 0 || starts[starts.length - 1] !== end) throw damaged(`its ${what} do not fill it`);
  for (let k = 1; k < starts.length; k++) {
    if ((starts[k] ?? 0) <= (starts[k - 1] ?? 0)) throw damaged(`its ${what} are not in order`);
  }
}

/** Typed arrays have the machine's byte order; there is no other than this left that runs JavaScript engines. */
function requireLittleEndian(): void {
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
    throw new AppError('internal', 'Segments are read and written on little-endian machines only.');
  }
}

const damaged = (how: string): AppError =>
  new AppError('content-mismatch', `The bytes are not a whole segment: ${how}. Fetch or build it again.`);
