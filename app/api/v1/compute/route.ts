import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { toJsonResponse } from '@/lib/server/http-result';

export const dynamic = 'force-dynamic';

/** What a provider's signatures are bound to: {site, chainId}. For everybody. */
export function GET(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const { origins, chainId } = computeDependencies(request);
    return { site: origins[0], chainId };
  });
}
