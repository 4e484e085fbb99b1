import { openVersionFile } from '@/lib/server/datanets/open-version-file';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { toStream } from '@/lib/server/to-stream';

type Context = { params: Promise<{ id: string; number: string }> };

/** A published version's records as JSON lines, always a download and never a page, whatever stands in them. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const { id, number } = await params;
    const file = await openVersionFile(dependencies(), {
      datanetId: parseId(id, 'Datanet'),
      version: parseId(number, 'version'),
    });
    return new Response(toStream(file.lines), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=60',
      },
    });
  });
}
