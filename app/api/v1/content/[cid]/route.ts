import { openPublishedFile } from '@/lib/server/content/open-published-file';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { toStream } from '@/lib/server/to-stream';

type Context = { params: Promise<{ cid: string }> };

/** A published file by its content identifier, byte for byte; always a download and never a page, whatever it holds. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const { cid } = await params;
    const file = await openPublishedFile(dependencies(), { cid });
    return new Response(toStream(file.bytes), {
      headers: {
        'content-type': file.contentType,
        'content-disposition': `attachment; filename="${cid}"`,
        'x-content-type-options': 'nosniff',
        // What a contributor may still withdraw is not kept for long.
        'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
        etag: `"${cid}"`,
      },
    });
  });
}
