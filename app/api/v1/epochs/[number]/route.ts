import { dependencies } from '@/lib/server/dependencies';
import { streamEpochFile } from '@/lib/server/earnings/read-epoch-file';
import { toJsonResponse } from '@/lib/server/http-result';
import { toStream } from '@/lib/server/to-stream';

/** The file of an epoch, byte for byte what its CID names. */
export async function GET(_: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const number = Number((await params).number);
    const { cid, bytes } = await streamEpochFile(dependencies(), { number });
    return new Response(toStream(bytes), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="epoch-${number}.json"`,
        etag: `"${cid}"`,
      },
    });
  });
}
