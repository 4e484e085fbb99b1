import type { DataFolder } from '@/lib/runtime/data-folder';
import type { StartOptions } from '@/lib/runtime/options';
import type { Report } from '@/lib/runtime/report';
import { keepRunning, type Service } from '@/lib/runtime/service';

/** What the parts of a start share. */
export type StartContext = {
  /** The folder of the program. */
  readonly root: string;
  readonly folder: DataFolder;
  readonly options: StartOptions;
  readonly report: Report;
  /** Aborted when the start is ended. */
  readonly signal: AbortSignal;
  /** What was started, in the order of its start; it is ended in the opposite order. */
  readonly running: Stoppable[];
};

/** Anything that has to be ended with the start. `layer` 1 is ended before 0: the application before what it uses. */
export type Stoppable = { readonly name: string; readonly layer: 0 | 1; readonly stop: () => Promise<void> };

/** Keeps a service running as part of a start; resolves when it is usable. Throws when its first start fails. */
export async function launch(
  { report, folder, running, signal }: StartContext,
  { service, layer }: { service: Service; layer: 0 | 1 },
): Promise<void> {
  signal.throwIfAborted();
  const { name, ready, stop } = keepRunning({ report, folder: folder.processes }, service);
  running.push({ name, layer, stop });
  await ready;
}
