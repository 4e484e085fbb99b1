import type { Json } from '@/lib/core/canonical-json';

/** The JSON that bytes are in UTF-8; null when they are none, as for the JSON `null`. */
export function parseJson(bytes: Uint8Array): Json | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return null; // not JSON
  }
}
