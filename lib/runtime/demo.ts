import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runInBackground } from '@/lib/runtime/background-program';
import type { StartContext } from '@/lib/runtime/context';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

// Written by the demo's program, which also says there how far it is.
const Progress = z.object({ state: z.enum(['running', 'done', 'failed']) });

/** Whether to play the demo: not when it was played, or declined with --no-demo, on these data before. */
export function isDemoDue({ folder, options }: Pick<StartContext, 'folder' | 'options'>): boolean {
  const declined = join(folder.root, 'demo.declined');
  const state = readJson(join(folder.root, 'demo.json'), Progress)?.state;
  if (options.demo === 'off') {
    if (!state) writeFileAtomically(declined, '');
    return false;
  }
  return state !== 'done' && !(existsSync(declined) && options.demo === 'default');
}

/**
 * Plays the demo economy. One that was cut off goes on where it stopped: its program looks at the chain for what is done.
 */
export async function playDemo(context: StartContext): Promise<void> {
  const { report } = context;
  report.line('… The demo economy is being played in the background; the pages fill as it goes');
  const end = await runInBackground(context, { name: 'demo', file: 'lib/demo/run-demo.ts' });
  if (end === null) return;
  if (end.code === 0) report.line(`✓ Demo economy played (${end.seconds.toFixed(1)} s)`);
  else report.warn(`The demo economy stopped early; the next start goes on with it. See ${end.logFile}`);
}
