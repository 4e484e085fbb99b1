import { AppError } from '@/lib/core/errors';
import { SAVE_AS_UTF8 } from '@/lib/records/detect-file';

/**
 * The text of a file's bytes, without a byte-order mark. Throws `invalid-input` naming the first line that is not
 * UTF-8: guessing another encoding would change what somebody wrote.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    throw new AppError('invalid-input', 'The file holds NUL bytes, so it is not a text file. Export it as text again.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const { line, byte } = findInvalid(bytes);
    throw new AppError(
      'invalid-input',
      `Line ${line} is not UTF-8 (byte 0x${byte.toString(16).toUpperCase()}); the file seems to be Latin-1 or Windows-1252. ${SAVE_AS_UTF8}.`,
      { cause },
    );
  }
}

function findInvalid(bytes: Uint8Array): { line: number; byte: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const piece = bytes.subarray(start, end);
    try {
      decoder.decode(piece);
    } catch {
      // This is the line; its first byte that is not ASCII is what went wrong, or what precedes it.
      return { line, byte: piece.find((byte) => byte > 0x7f) ?? 0 };
    }
    start = end + 1;
  }
  return { line, byte: 0 };
}
