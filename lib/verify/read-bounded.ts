import { AppError } from '@/lib/core/errors';

/** No published file is longer: a longer JSON text could not be read in one piece. Bytes. */
export const LONGEST_FILE = 2 ** 29;

/**
 * The bytes of an answer. A site need not be trusted, and one that sends without end must not fill the memory. Throws
 * `too-large` past `most` bytes, and what the connection throws.
 */
export async function readBounded(response: Response, most = LONGEST_FILE): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw new AppError('too-large', `The site sends more than ${most} bytes for one file, which no file has.`);
    }
    pieces.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}
