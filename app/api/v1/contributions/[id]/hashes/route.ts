import { listContributionHashes } from '@/lib/server/content/list-contribution-hashes';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** The hashes of a contribution's records in the order of its file, also after it was withdrawn. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () =>
    listContributionHashes(dependencies(), { contributionId: parseId((await params).id, 'contribution') }),
  );
}
