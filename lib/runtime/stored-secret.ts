import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

/** The secret kept under `name`, readable by its owner only; made at random (256 bits, hexadecimal) the first time. */
export function loadStoredSecret({ folder, name }: { folder: string; name: string }): string {
  const file = join(folder, name);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '') return kept;
  const made = randomBytes(32).toString('hex');
  writeFileAtomically(file, `${made}\n`, { mode: 0o600 });
  return made;
}
