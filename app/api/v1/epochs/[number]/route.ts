import { dependencies } from '@/lib/server/dependencies';
import { streamEpochFile } from '@/lib/server/earnings/read-epoch-file';
import { toJsonResponse } from '@/lib/server/http-result';

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

function toStream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const step = await iterator.next();
      if (step.done) controller.close();
      else controller.enqueue(step.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
