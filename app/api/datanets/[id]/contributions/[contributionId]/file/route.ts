import { openContributionFile } from '@/lib/server/contributions/open-contribution-file';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { toStream } from '@/lib/server/to-stream';

type Context = { params: Promise<{ id: string; contributionId: string }> };

/** A contribution's file: canonical JSON lines, always a download and never a page, whatever it holds. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const { id, contributionId } = await params;
    const file = await openContributionFile(dependencies(), {
      datanetId: parseId(id, 'Datanet'),
      contributionId: parseId(contributionId, 'contribution'),
    });
    return new Response(toStream(file.bytes), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=60',
        ...(file.byteSize > 0 ? { 'content-length': String(file.byteSize) } : {}),
      },
    });
  });
}
