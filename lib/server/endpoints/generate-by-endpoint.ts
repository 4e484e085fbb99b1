import type { Db } from '@/lib/db/client';
import { askEndpoint, type EndpointRequest } from '@/lib/engines/endpoint/ask-endpoint';
import type { GenerationEvent } from '@/lib/engines/engine';
import { openEndpoint } from '@/lib/jobs/train/open-endpoint';
import type { EndpointManifest } from '@/lib/schemas/model-manifest';

/**
 * Has a builder's server write an answer, with the key that the manifest's builder gave. Throws `rate-limited` (with
 * `details.retryAfterS`), `timeout`, `not-ready`, `not-found`, `invalid-input`, and `internal` when it broke off.
 */
export async function* generateByEndpoint(
  { db }: { db: Pick<Db, 'endpointSecret'> },
  { manifest, signal, ...asked }: EndpointRequest & { manifest: EndpointManifest; signal: AbortSignal },
): AsyncGenerator<GenerationEvent> {
  const { settings, builder } = manifest;
  const access = await openEndpoint({ db }, { settings, account: builder });
  yield* askEndpoint(access, asked, signal);
}
