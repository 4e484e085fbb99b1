import type { GradientIndex } from '@/lib/attribution/adapter-influence/types';
import { AppError } from '@/lib/core/errors';

const MAGIC = 'TRIBGRD1';
const HEADER = MAGIC.length + 12;
/** Sizes beyond these are no index of ours. */
const MOST_RECORDS = 1_000_000;
const MOST_PARTS = 4_096;
const MOST_WIDTH = 4_096;

/**
 * A gradients file, the same on every machine: "TRIBGRD1", then little-endian uint32 records, parts and width, then each
 * record's steps as little-endian float32, part after part, then each record's whole numbers, a byte each.
 */
export function encodeGradientIndex({ records, parts, width, steps, values }: GradientIndex): Uint8Array {
  const bytes = new Uint8Array(HEADER + 4 * steps.length + values.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  [records, parts, width].forEach((count, k) => {
    view.setUint32(MAGIC.length + 4 * k, count, true);
  });
  steps.forEach((step, k) => {
    view.setFloat32(HEADER + 4 * k, step, true);
  });
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), HEADER + 4 * steps.length);
  return bytes;
}

/** Reads what {@link encodeGradientIndex} wrote. Throws `content-mismatch` for anything else. */
export function decodeGradientIndex(bytes: Uint8Array): GradientIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new AppError(
      'content-mismatch',
      'These bytes are not an index of gradients: they do not begin with TRIBGRD1.',
    );
  }
  const [records = 0, parts = 0, width = 0] = [0, 1, 2].map((k) => view.getUint32(MAGIC.length + 4 * k, true));
  if (records > MOST_RECORDS || parts > MOST_PARTS || width > MOST_WIDTH) {
    throw new AppError(
      'content-mismatch',
      `No index of gradients has ${records} records of ${parts} × ${width} numbers.`,
    );
  }
  const expected = HEADER + records * parts * (4 + width);
  if (bytes.length !== expected) {
    throw new AppError(
      'content-mismatch',
      `The index of gradients has ${bytes.length} bytes; its header asks for ${expected}.`,
    );
  }
  const steps = new Float32Array(records * parts);
  for (let k = 0; k < steps.length; k++) {
    const step = view.getFloat32(HEADER + 4 * k, true);
    if (!(step >= 0 && step < Number.POSITIVE_INFINITY)) {
      throw new AppError('content-mismatch', `The index of gradients holds the step ${step}.`);
    }
    steps[k] = step;
  }
  // A copy of its own: a Buffer's slice shares the memory of others.
  const values = Int8Array.from(bytes.subarray(HEADER + 4 * steps.length));
  return { records, parts, width, steps, values };
}
