import { join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import type { StartContext } from '@/lib/runtime/context';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess } from '@/lib/runtime/process-identity';
import { hasEnded, type Service } from '@/lib/runtime/service';
import { readLogTail, spawnDetached } from '@/lib/runtime/spawn-detached';
import { waitUntil } from '@/lib/runtime/wait-until';

const WEB_TIMEOUT_MS = 120_000;

/** A Node command of ours that ends itself when this process is killed, with TypeScript and our import aliases. */
export function nodeCommand(root: string, args: readonly string[]): string[] {
  const preload = join(root, 'lib/runtime/exit-with-parent.mjs');
  return [process.execPath, '--import', preload, '--import', 'tsx', ...args];
}

/** The indexer, the worker or the engine: a program of lib/runtime that runs until it is asked to end. */
export function programService(
  { root, folder }: Pick<StartContext, 'root' | 'folder'>,
  { name, file }: { name: string; file: string },
): Service {
  const logFile = join(folder.logs, `${name}.log`);
  return {
    name,
    signal: 'SIGTERM',
    graceMs: 8_000,
    logFile,
    start: async (onSpawn) => {
      onSpawn(await spawnDetached({ command: nodeCommand(root, [file]), logFile, cwd: root, channel: true }));
    },
  };
}

/** The web application: built pages, or with `dev` pages that reload. Ready when it answers over HTTP. */
export function webService({ root, folder, options }: Pick<StartContext, 'root' | 'folder' | 'options'>): Service {
  const { dev, host, port } = options;
  const logFile = join(folder.logs, 'web.log');
  const at = ['--port', String(port), '--hostname', host];
  const command = dev
    ? [
        process.execPath,
        join(root, 'lib/runtime/run-beside-parent.mjs'),
        join(root, 'node_modules/next/dist/bin/next'),
        'dev',
        ...at,
      ]
    : [...nodeCommand(root, ['lib/runtime/run-web.ts']), ...at];
  return {
    name: 'web application',
    signal: 'SIGTERM',
    graceMs: 8_000,
    logFile,
    start: async (onSpawn) => {
      const child = await spawnDetached({
        command,
        logFile,
        cwd: root,
        channel: true,
        env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
      });
      onSpawn(child, port);
      const reached = await waitUntil(async () => hasEnded(child) || (await answers({ host, port })), {
        timeoutMs: WEB_TIMEOUT_MS,
        everyMs: 100,
      });
      if (!reached || hasEnded(child)) {
        // With its group: what watches the pages of `--dev` is not the program that serves them.
        const identity = child.pid === undefined ? null : identifyProcess(child.pid);
        if (identity) await endProcess({ identity, signal: 'SIGKILL', graceMs: 1_000, group: true });
        throw new AppError('not-ready', `The web application did not start; see ${logFile}.`, {
          details: { output: readLogTail(logFile) },
        });
      }
    },
  };
}

// Any status will do, but a server error: then a page cannot be shown.
async function answers({ host, port }: { host: string; port: number }): Promise<boolean> {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  try {
    const response = await fetch(`http://${reachable}:${port}/`, {
      signal: AbortSignal.timeout(60_000),
      redirect: 'manual',
    });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false; // not listening yet
  }
}
