import { runInBackground } from '@/lib/runtime/background-program';
import type { StartContext } from '@/lib/runtime/context';

/** Publishes the base model, unless it is published: without one no adapter can be trained, but all else works. */
export async function publishBaseAtStart(context: StartContext): Promise<void> {
  const { report } = context;
  const end = await runInBackground(context, { name: 'base', file: 'lib/runtime/publish-base.ts' });
  if (end === null) return;
  if (end.code === 0) report.line(`✓ Base model published (${end.seconds.toFixed(1)} s)`);
  else report.warn(`The base model was not published; the next start tries again. See ${end.logFile}`);
}
