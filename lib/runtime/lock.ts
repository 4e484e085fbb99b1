import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { identifyProcess, isRunning } from '@/lib/runtime/process-identity';
import { readJson } from '@/lib/runtime/read-json';
import { waitUntil } from '@/lib/runtime/wait-until';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const Holder = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  url: z.string(),
  stopping: z.boolean(),
});
type Holder = z.infer<typeof Holder>;

/** A held lock. `markStopping` tells a start that comes meanwhile that it is worth waiting. */
export type Lock = { markStopping: () => void; release: () => void };

// One that is just being ended shows so within a moment; one that is stopping has children to end.
const PATIENCE_MS = 2_000;
const STOPPING_PATIENCE_MS = 30_000;

/**
 * Takes the lock on a data folder for this process, or throws `conflict` saying who holds it. The lock of a process
 * that is no longer running is taken over.
 */
export async function takeLock({ path, url }: { path: string; url: string }): Promise<Lock> {
  const self = identifyProcess(process.pid);
  if (!self) throw new AppError('internal', `Process ${process.pid} cannot see itself in the list of processes.`);
  const own: Holder = { ...self, url, stopping: false };

  let holder: Holder | null = null;
  const attempt = (): boolean => {
    if (tryLink(path, own)) return true;
    holder = readJson(path, Holder);
    if (holder && isRunning(holder)) return false;
    rmSync(path, { force: true });
    return tryLink(path, own);
  };
  const isStopping = () => holder?.stopping === true;
  const taken =
    (await waitUntil(attempt, { timeoutMs: PATIENCE_MS, everyMs: 100 })) ||
    (isStopping() && (await waitUntil(attempt, { timeoutMs: STOPPING_PATIENCE_MS, everyMs: 100 })));
  if (!taken) throw alreadyRunning(holder);

  return {
    markStopping: () => writeFileAtomically(path, JSON.stringify({ ...own, stopping: true })),
    release: () => {
      if (readJson(path, Holder)?.pid === own.pid) rmSync(path, { force: true });
    },
  };
}

// link(2) fails when the name exists, so the lock appears at once and with its content, or not at all.
function tryLink(path: string, own: Holder): boolean {
  const draft = `${path}.${own.pid}.draft`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    linkSync(draft, path);
    return readFileSync(path, 'utf8') === JSON.stringify(own);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function alreadyRunning(holder: Holder | null): AppError {
  const where = holder ? `process ${holder.pid}, ${holder.url}` : 'another process';
  return new AppError(
    'conflict',
    `Tributary is already running on this data folder (${where}). Use that one, or stop it first with Ctrl-C or \`kill ${holder?.pid ?? 'its id'}\`.`,
  );
}
