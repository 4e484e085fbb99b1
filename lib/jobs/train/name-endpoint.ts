import { canonicalJson } from '@/lib/core/canonical-json';
import { computeCid } from '@/lib/records/compute-cid';
import type { EndpointChoices } from '@/lib/schemas/training';

/** The canonical JSON of an endpoint's settings, which are its "weights", and the CID by which its key is found. */
export async function nameEndpoint(settings: EndpointChoices): Promise<{ bytes: Uint8Array; cid: string }> {
  const bytes = new TextEncoder().encode(canonicalJson(settings));
  return { bytes, cid: await computeCid(bytes) };
}
