import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '@/lib/db/client';

/** Removes what a worker keeps of a run, unless the run is to go on. */
export async function removeCheckpoints(
  { db, checkpoints }: { db: Db; checkpoints: string },
  runId: string,
): Promise<void> {
  const run = await db.trainingRun.findUnique({ where: { id: runId }, select: { state: true } });
  if (run && ['queued', 'running', 'paused'].includes(run.state)) return;
  await rm(join(checkpoints, runId), { recursive: true, force: true });
}
