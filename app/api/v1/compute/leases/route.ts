import { takeRequestSchema } from '@/lib/schemas/compute';
import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readSigned } from '@/lib/server/compute/read-signed';
import { takeLease } from '@/lib/server/compute/take-lease';
import { toJsonResponse } from '@/lib/server/http-result';

/** Lends a training job to the provider that signed the request: {lease, chainId}; the lease is null where there is none. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = computeDependencies(request);
    const { account } = await readSigned(deps, request, {
      action: 'take',
      run: '',
      schema: takeRequestSchema,
      maxBytes: 1_000,
    });
    return { lease: await takeLease(deps, { account }), chainId: deps.chainId };
  });
}
