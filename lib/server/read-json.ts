import { AppError } from '@/lib/core/errors';

/** The JSON body of a request, read no further than `maxBytes`. Throws `too-large` and `invalid-input`. */
export async function readJson(request: Request, { maxBytes }: { maxBytes: number }): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new AppError('too-large', `The request is larger than ${maxBytes} bytes. Send less at a time.`);
      }
      chunks.push(chunk);
    }
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new AppError('invalid-input', 'The body of the request is not JSON. Send a JSON document.', { cause });
  }
}
