import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { completeClassifierSettings } from '@/lib/models/classifier/settings';
import type { Classifier } from '@/lib/models/classifier/types';

const MAGIC = 'TRIBCLS1';
const PREAMBLE = MAGIC.length + 4;

/**
 * A model as bytes, the same on every machine: "TRIBCLS1", the header's length as a little-endian uint32,
 * the header as canonical JSON (RFC 8785, UTF-8: settings, labels, vocabulary, recordCount) padded with
 * spaces to a multiple of eight, then idf and weights as little-endian float64.
 */
export function encodeClassifier(model: Classifier): Uint8Array {
  const { labels, vocabulary, recordCount, settings, idf, weights } = model;
  const json = new TextEncoder().encode(canonicalJson({ labels, vocabulary, recordCount, settings: { ...settings } }));
  const headerLength = Math.ceil((PREAMBLE + json.length) / 8) * 8 - PREAMBLE;
  const bytes = new Uint8Array(PREAMBLE + headerLength + 8 * (idf.length + weights.length));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, headerLength, true);
  bytes.fill(0x20, PREAMBLE, PREAMBLE + headerLength);
  bytes.set(json, PREAMBLE);
  let at = PREAMBLE + headerLength;
  for (const values of [idf, weights]) {
    for (const value of values) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  return bytes;
}

/** Reads what {@link encodeClassifier} wrote. Throws `content-mismatch` for anything else. */
export function decodeClassifier(bytes: Uint8Array): Classifier {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREAMBLE || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new AppError('content-mismatch', 'These bytes are not a classifier: they do not begin with TRIBCLS1.');
  }
  const bodyStart = PREAMBLE + view.getUint32(MAGIC.length, true);
  if (bodyStart > bytes.length) throw new AppError('content-mismatch', 'The classifier ends inside its header.');
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(PREAMBLE, bodyStart)));
  const termCount = header.vocabulary.length;
  const weightCount = header.labels.length * (termCount + 1);
  const expected = bodyStart + 8 * (termCount + weightCount);
  if (bytes.length !== expected) {
    throw new AppError(
      'content-mismatch',
      `The classifier has ${bytes.length} bytes; its header asks for ${expected}.`,
    );
  }
  const idf = readFloats(view, bodyStart, termCount);
  return { ...header, idf, weights: readFloats(view, bodyStart + 8 * termCount, weightCount) };
}

function readFloats(view: DataView, start: number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const value = view.getFloat64(start + 8 * k, true);
    if (!Number.isFinite(value)) throw new AppError('content-mismatch', `The classifier holds the weight ${value}.`);
    values[k] = value;
  }
  return values;
}

function parseHeader(text: string): Omit<Classifier, 'idf' | 'weights'> {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw new AppError('content-mismatch', "The classifier's header is not JSON.", { cause });
  }
  if (isRecord(header) && isStrings(header.labels) && isStrings(header.vocabulary) && isRecord(header.settings)) {
    const { labels, vocabulary, recordCount, settings } = header;
    if (typeof recordCount === 'number') {
      return { labels, vocabulary, recordCount, settings: completeClassifierSettings(settings) };
    }
  }
  throw new AppError('content-mismatch', "The classifier's header lacks its labels, vocabulary or settings.");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
