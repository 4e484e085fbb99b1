import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliDecompressSync, unzipSync } from 'node:zlib';

/** A whole page as it went over the wire. */
export type Answer = { headers: OutgoingHttpHeaders; body: Buffer };

/** Of one answer, and of one that was decompressed. */
const MAX_BYTES = 1_000_000;
const MAX_TEXT_BYTES = 10_000_000;
/**
 * What React writes where a part of a page failed after the page had begun, under status 200: in its data, or in the script
 * or the mark that lets the browser try the part again.
 */
const FAILED_PART = /:E\{\\"digest|\$RX\("|data-dgst="(?!BAILOUT)/;

/**
 * Notes what a response says on its way out. Resolves when it has closed, with the answer where it is one to keep: a whole
 * page that sets no cookie and in which nothing failed; else with null.
 */
export function captureAnswer(response: ServerResponse): Promise<Answer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8') : Buffer.from(chunk);
    size += bytes.length;
    if (size <= MAX_BYTES) chunks.push(bytes);
  };
  const { write, end } = response;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    note(chunk, rest[0]);
    return Reflect.apply(write, response, [chunk, ...rest]);
  }) as ServerResponse['write'];
  response.end = ((...args: unknown[]) => {
    note(args[0], args[1]);
    return Reflect.apply(end, response, args);
  }) as ServerResponse['end'];
  return new Promise((resolve) => {
    response.once('close', () => {
      const headers = response.getHeaders();
      const whole = response.writableFinished && response.statusCode === 200 && size > 0 && size <= MAX_BYTES;
      const isPage = String(headers['content-type'] ?? '').startsWith('text/html');
      const body = whole && isPage && !headers['set-cookie'] ? Buffer.concat(chunks) : null;
      const text = body && decompress(body, headers['content-encoding']);
      resolve(body && text !== null && !FAILED_PART.test(text) ? { headers, body } : null);
    });
  });
}

/** The text of a page; null where it cannot be read. */
function decompress(body: Buffer, encoding: OutgoingHttpHeaders['content-encoding']): string | null {
  const options = { maxOutputLength: MAX_TEXT_BYTES };
  try {
    if (encoding === undefined) return body.toString();
    if (encoding === 'gzip' || encoding === 'deflate') return unzipSync(body, options).toString();
    return encoding === 'br' ? brotliDecompressSync(body, options).toString() : null;
  } catch {
    return null; // longer than any page of ours, or not what its header says
  }
}

function isEncoding(text: unknown): text is BufferEncoding {
  return typeof text === 'string' && Buffer.isEncoding(text);
}
