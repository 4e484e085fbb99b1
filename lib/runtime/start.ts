import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import type { StartContext } from '@/lib/runtime/context';
import { type DataFolder, openDataFolder } from '@/lib/runtime/data-folder';
import { explainFailure } from '@/lib/runtime/explain-failure';
import { hideSecrets } from '@/lib/runtime/hide-secrets';
import { type Lock, takeLock } from '@/lib/runtime/lock';
import { HELP, readOptions } from '@/lib/runtime/options';
import { prepareData } from '@/lib/runtime/prepare-data';
import { createReport } from '@/lib/runtime/report';
import { checkPort, startAll, stopAll } from '@/lib/runtime/supervise';

const root = fileURLToPath(new URL('../..', import.meta.url));
const begin = performance.now();

// A reader of our output that goes away (`npm start | head`) does not end us.
process.stdout.on('error', () => undefined);

let folder: DataFolder | undefined;
let lock: Lock | undefined;
let context: StartContext | undefined;
let ending: Promise<never> | undefined;
const abort = new AbortController();

/** Ends everything once, then this process. A second request while it is under way ends this process at once. */
function end(exitCode: number): Promise<never> {
  ending ??= (async () => {
    try {
      // Whatever this meets (a full disk, say), the children end.
      abort.abort();
      attempt(() => lock?.markStopping());
      if (context) await stopAll(context);
      attempt(() => lock?.release());
    } finally {
      process.exit(exitCode);
    }
  })();
  return ending;
}

function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    console.error(`! ${explainFailure(error) ?? error}`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (ending) return;
    console.log('\nStopping…');
    void end(0);
  });
}
// The bootstrap script is our parent: when it is killed, so is what the person sees of us.
process.on('disconnect', () => void end(1));

async function start(): Promise<void> {
  const options = readOptions({ args: process.argv.slice(2), envPort: process.env.PORT });
  if (options.help) {
    console.log(HELP);
    process.exit(0);
  }
  const report = createReport((line) => console.log(line));
  const url = `http://localhost:${options.port}`;
  folder = openDataFolder(env.DATA_DIR);
  lock = await takeLock({ path: folder.lock, url });
  context = { root, folder, options, report, signal: abort.signal, running: [] };
  await checkPort(context);
  await prepareData({ folder, report, reset: options.reset });
  await startAll(context);
  if (ending) return;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(
    [
      '',
      options.app ? `Tributary is running at ${url} (${seconds} s)` : `Database and chain are running (${seconds} s)`,
      `Data: ${relative(process.cwd(), folder.root) || folder.root}   Logs: ${relative(process.cwd(), folder.logs)}   Stop: Ctrl-C`,
    ].join('\n'),
  );
}

function fail(error: unknown): void {
  if (ending) return; // what was being started when everything was ended
  if (folder) {
    try {
      appendFileSync(
        join(folder.logs, 'start.log'),
        `${new Date().toISOString()} ${hideSecrets(describeError(error))}\n`,
        {
          mode: 0o600,
        },
      );
    } catch {
      // The failure may be that nothing can be written.
    }
  }
  const details = folder ? ` The details are in ${join(folder.logs, 'start.log')}` : '';
  console.error(`✗ ${explainFailure(error) ?? `Something failed that should not have.${details}`}`);
  void end(1);
}

function describeError(error: unknown): string {
  return error instanceof Error
    ? `${error.stack}${error.cause ? `\ncaused by ${describeError(error.cause)}` : ''}`
    : String(error);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
start().catch(fail);
