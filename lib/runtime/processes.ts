import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess, isRunning, type ProcessIdentity } from '@/lib/runtime/process-identity';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const Recorded = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  port: z.number().int().nullable(),
});

/** A child noted on disk, so that a later start can end it if this one is killed. */
export type RecordedProcess = z.infer<typeof Recorded> & { readonly name: string };

/** Notes a running child under its name. No-op when it has already ended. */
export function recordProcess({
  folder,
  name,
  pid,
  port = null,
}: {
  folder: string;
  name: string;
  pid: number;
  port?: number | null;
}): void {
  const identity = identifyProcess(pid);
  if (identity) writeFileAtomically(join(folder, `${name}.json`), JSON.stringify({ ...identity, port }));
}

/** Forgets a child that has ended. */
export function forgetProcess({ folder, name }: { folder: string; name: string }): void {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** The children of an earlier start that are still running: their supervisor was killed. */
export function findOrphans(folder: string): RecordedProcess[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const recorded = readJson(join(folder, file), Recorded);
      if (recorded && isRunning(recorded)) return [{ ...recorded, name: file.replace(/\.json$/, '') }];
      rmSync(join(folder, file), { force: true });
      return [];
    });
}

/** Ends an orphan and its process group, and forgets it. */
export async function endOrphan({ folder, orphan }: { folder: string; orphan: RecordedProcess }): Promise<void> {
  const identity: ProcessIdentity = { pid: orphan.pid, startedAt: orphan.startedAt };
  await endProcess({ identity, signal: 'SIGINT', graceMs: 5_000, group: true });
  forgetProcess({ folder, name: orphan.name });
}
