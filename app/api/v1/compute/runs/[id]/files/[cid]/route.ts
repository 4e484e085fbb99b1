import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readRunId, readSignedUpload } from '@/lib/server/compute/read-signed';
import { storeResultFile } from '@/lib/server/compute/store-result-file';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string; cid: string }> };

/** A file of a result, by its content identifier; the header x-content-keccak256 says its other hash. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = computeDependencies(request);
    const { id, cid } = await params;
    const runId = readRunId(id);
    const { account, hash } = await readSignedUpload(deps, request, { run: runId, cid });
    return storeResultFile(deps, { runId, account, cid, hash, body: request.body ?? nothing() });
  });
}

async function* nothing(): AsyncIterable<Uint8Array> {}
