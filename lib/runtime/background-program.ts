import { once } from 'node:events';
import { join } from 'node:path';
import { nodeCommand } from '@/lib/runtime/app-services';
import type { StartContext } from '@/lib/runtime/context';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess } from '@/lib/runtime/process-identity';
import { forgetProcess, recordProcess } from '@/lib/runtime/processes';
import { spawnDetached } from '@/lib/runtime/spawn-detached';

/** How a program of ours ended that runs once: null when the start was ended before it was. */
export type BackgroundEnd = { readonly code: number | null; readonly seconds: number; readonly logFile: string } | null;

/** Runs a program of ours beside the services and resolves when it has ended; ending the start ends it too. */
export async function runInBackground(
  { root, folder, running, signal }: StartContext,
  { name, file }: { name: string; file: string },
): Promise<BackgroundEnd> {
  signal.throwIfAborted();
  const logFile = join(folder.logs, `${name}.log`);
  const start = performance.now();
  const child = await spawnDetached({ command: nodeCommand(root, [file]), logFile, cwd: root, channel: true });
  const exit = once(child, 'exit');
  const identity = child.pid === undefined ? null : identifyProcess(child.pid);
  if (child.pid !== undefined) recordProcess({ folder: folder.processes, name, pid: child.pid });
  let stopping = false;
  running.push({
    name,
    layer: 1,
    stop: async () => {
      stopping = true;
      if (identity) await endProcess({ identity, signal: 'SIGTERM', graceMs: 5_000, group: true });
      forgetProcess({ folder: folder.processes, name });
    },
  });
  const [code] = await exit;
  forgetProcess({ folder: folder.processes, name });
  return stopping ? null : { code, seconds: (performance.now() - start) / 1000, logFile };
}
