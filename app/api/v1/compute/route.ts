import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { toJsonResponse } from '@/lib/server/http-result';

export const dynamic = 'force-dynamic';

/** What a provider's signatures are bound to: {site, chainId}. For everybody. */
export function GET(): Promise<Response> {
  return toJsonResponse(async () => {
    const { origins, chainId } = await computeDependencies();
    return { site: origins[0], chainId };
  });
}
