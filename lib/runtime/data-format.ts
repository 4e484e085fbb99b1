import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { bytecode } from '@/contracts-abi/bytecode';
import type { DataFolder } from '@/lib/runtime/data-folder';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

/** Raised by a change after which older local data cannot be carried on, other than by a migration. */
const FORMAT_VERSION = 3;

const Format = z.object({ version: z.number().int(), contracts: z.string() });
type Format = z.infer<typeof Format>;

/** What the local data of this version are: a local chain carries the contracts it was started with. */
function currentFormat(): Format {
  return { version: FORMAT_VERSION, contracts: createHash('sha256').update(JSON.stringify(bytecode)).digest('hex') };
}

/** Whether a data folder fits this version: `new` when it holds nothing yet, `other` with why when it does not fit. */
export type FormatCheck = { kind: 'fits' } | { kind: 'new' } | { kind: 'other'; why: string };

/** Compares what made the data in a folder with this version. */
export function checkFormat(folder: DataFolder): FormatCheck {
  const current = currentFormat();
  const found = readJson(folder.format, Format);
  if (!found) {
    const holdsData = existsSync(folder.chain) || existsSync(folder.postgres);
    return holdsData ? { kind: 'other', why: 'made by a version that did not say which it was' } : { kind: 'new' };
  }
  if (found.version > current.version) return { kind: 'other', why: 'made by a newer version of Tributary' };
  if (found.version < current.version) return { kind: 'other', why: 'made by an older version of Tributary' };
  if (found.contracts !== current.contracts)
    return { kind: 'other', why: 'made with other contracts than this version has' };
  return { kind: 'fits' };
}

/** Notes that the data in a folder are this version's. */
export function writeFormat(folder: DataFolder): void {
  writeFileAtomically(folder.format, `${JSON.stringify(currentFormat())}\n`);
}

/** Deletes everything in a data folder but the lock that this process holds on it. */
export function deleteData(folder: DataFolder): void {
  for (const entry of readdirSync(folder.root)) {
    if (entry !== basename(folder.lock)) rmSync(join(folder.root, entry), { recursive: true, force: true });
  }
}
