import { spawn } from 'node:child_process';
import { AppError } from '@/lib/core/errors';

const KEPT_OUTPUT = 8_000;

/** `onOutput` sees the output as it comes; `signal` ends the command. */
export type RunOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  onOutput?: (text: string) => void;
  signal?: AbortSignal;
};

/**
 * Runs a command and resolves with its output when it ends well. Throws `internal` with the last lines it wrote
 * when it does not, or the system's error when it cannot be started.
 */
export function runToEnd(command: readonly string[], { cwd, env, onOutput, signal }: RunOptions = {}): Promise<string> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
      onOutput?.(chunk.toString('utf8'));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code, endedBy) => {
      if (code === 0) return resolve(output);
      const ended = endedBy ? `was ended by ${endedBy}` : `failed with code ${code}`;
      reject(new AppError('internal', `${program.split('/').at(-1)} ${ended}.`, { details: { output } }));
    });
  });
}
