import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nodeCommand } from '@/lib/runtime/app-services';
import type { StartContext } from '@/lib/runtime/context';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess } from '@/lib/runtime/process-identity';
import { forgetProcess, recordProcess } from '@/lib/runtime/processes';
import { readJson } from '@/lib/runtime/read-json';
import { spawnDetached } from '@/lib/runtime/spawn-detached';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const NAME = 'demo';
// Written by the demo's program, which also says there how far it is.
const Progress = z.object({ state: z.enum(['running', 'done', 'failed']) });

/**
 * Plays the demo economy in the background, unless it was played, or declined with --no-demo, on these data before. A
 * demo that was cut off goes on where it stopped: its program looks at the chain for what is done.
 */
export async function playDemo(context: StartContext): Promise<void> {
  const { root, folder, options, report, running } = context;
  const declined = join(folder.root, 'demo.declined');
  const state = readJson(join(folder.root, 'demo.json'), Progress)?.state;
  if (options.demo === 'off') {
    if (!state) writeFileAtomically(declined, '');
    return;
  }
  if (state === 'done' || (existsSync(declined) && options.demo === 'default')) return;

  context.signal.throwIfAborted();
  const logFile = join(folder.logs, 'demo.log');
  const start = performance.now();
  const child = await spawnDetached({
    command: nodeCommand(root, ['lib/demo/run-demo.ts']),
    logFile,
    cwd: root,
    channel: true,
  });
  const identity = child.pid === undefined ? null : identifyProcess(child.pid);
  if (child.pid !== undefined) recordProcess({ folder: folder.processes, name: NAME, pid: child.pid });
  report.line('… The demo economy is being played in the background; the pages fill as it goes');
  let stopping = false;
  running.push({
    name: NAME,
    layer: 1,
    stop: async () => {
      stopping = true;
      if (identity) await endProcess({ identity, signal: 'SIGTERM', graceMs: 5_000, group: true });
      forgetProcess({ folder: folder.processes, name: NAME });
    },
  });
  void once(child, 'exit').then(([code]) => {
    forgetProcess({ folder: folder.processes, name: NAME });
    if (stopping) return;
    if (code === 0) {
      report.line(`✓ Demo economy played (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    } else {
      report.warn(`The demo economy stopped early; the next start goes on with it. See ${logFile}`);
    }
  });
}
