import { isRunning, type ProcessIdentity } from '@/lib/runtime/process-identity';
import { waitUntil } from '@/lib/runtime/wait-until';

/**
 * Ends a process: `signal`, then SIGKILL when it is still there after `graceMs`. Resolves when it is gone; no-op when
 * it already is. With `group`, the signals go to its process group, so that what it started ends too.
 */
export async function endProcess({
  identity,
  signal,
  graceMs,
  group = false,
}: {
  identity: ProcessIdentity;
  signal: NodeJS.Signals;
  graceMs: number;
  group?: boolean;
}): Promise<void> {
  if (!isRunning(identity)) return;
  send(identity.pid, signal, group);
  if (await waitUntil(() => !isRunning(identity), { timeoutMs: graceMs })) {
    if (group) send(identity.pid, 'SIGKILL', true);
    return;
  }
  send(identity.pid, 'SIGKILL', group);
  await waitUntil(() => !isRunning(identity), { timeoutMs: 5_000 });
}

function send(pid: number, signal: NodeJS.Signals, group: boolean): void {
  try {
    process.kill(group ? -pid : pid, signal);
  } catch (error) {
    // ESRCH: it ended in between, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
