import { BANDS } from '@/lib/attribution/near-duplicates/band-keys';

const BYTES = BANDS * 4;

/** A text's keys as base64 of 32-bit little-endian integers: 128 characters, whatever the text. */
export function packKeys(keys: Int32Array): string {
  const view = new DataView(new ArrayBuffer(BYTES));
  keys.forEach((key, band) => {
    view.setInt32(4 * band, key, true);
  });
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

/** The keys that {@link packKeys} packed. */
export function unpackKeys(packed: string): Int32Array {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: Math.floor(bytes.length / 4) }, (_, band) => view.getInt32(4 * band, true));
}
