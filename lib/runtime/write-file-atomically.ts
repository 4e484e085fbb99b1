import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file so that, whenever the process or the machine stops, the path holds the old content or the new one,
 * whole. Throws what the file system says (ENOSPC, EACCES); the old content is then still there.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array, { mode = 0o644 } = {}): void {
  const draft = `${path}.${process.pid}.draft`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const file = openSync(draft, 'w', mode);
    try {
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
