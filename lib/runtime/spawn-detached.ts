import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LOG_LIMIT_BYTES = 5_000_000;
const TAIL_BYTES = 4_000;

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal goes to the supervisor, which ends its
 * children in order. Its output goes to a file, not a pipe: it may outlive a killed supervisor. Throws what the system
 * says when it cannot be started.
 */
export async function spawnDetached({
  command,
  logFile,
  cwd,
  env = process.env,
  channel = false,
}: {
  command: readonly string[];
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Whether to open a channel, for a Node process that watches it (exit-with-parent.mjs). */
  channel?: boolean;
}): Promise<ChildProcess> {
  const [program = '', ...args] = command;
  const log = openLog(logFile);
  const stdio: SpawnOptions['stdio'] = channel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log];
  const child = spawn(program, args, { cwd, env, stdio, detached: true });
  closeSync(log);
  await once(child, 'spawn');
  // After it has started, its end is told by 'exit'; a signal or message that no longer reaches it is no failure.
  child.on('error', () => undefined);
  return child;
}

/** The end of a log, for the message of a failure. */
export function readLogTail(file: string): string {
  return readFileSync(file).subarray(-TAIL_BYTES).toString('utf8');
}

// A log that has grown large is put aside as `<name>.old`.
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}
