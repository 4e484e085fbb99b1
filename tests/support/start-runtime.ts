import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChainReader, connectReader, connectWriter } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A start of the supervisor, in a process of its own. */
export type RuntimeRun = {
  child: ChildProcess;
  /** What it has said so far, both streams. */
  output: () => string;
  /** Resolves when it says that it is running; rejects with its output when it ends before. */
  ready: Promise<void>;
  /** Resolves with its exit code when it has ended. */
  ended: Promise<number | null>;
};

/** Runs the supervisor on a data folder; by default without the application, only database and chain. */
export function startRuntime(
  dataDir: string,
  args: readonly string[] = ['--no-app'],
  variables: Readonly<Record<string, string>> = {},
): RuntimeRun {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lib/runtime/start.ts'), ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (/(is|are) running/.test(output)) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('close', () => reject(new Error(`It ended before it was ready:\n${output}`)));
  });
  ready.catch(() => undefined); // a test that expects a failure reads `ended` and `output` instead
  return { child, output: () => output, ready, ended: once(child, 'close').then(([code]) => code) };
}

/** The local chain of a running start. */
export function connectToRuntime(dataDir: string): ChainReader {
  return connectReader({ rpcUrl: rpcUrlOf(dataDir), chainId: LOCAL_CHAIN_ID, local: true });
}

/** Sends one transaction to the local chain of a running start and resolves with its hash when it is mined. */
export async function sendSomething(dataDir: string): Promise<`0x${string}`> {
  const account = localAccount(0);
  const writer = connectWriter({ rpcUrl: rpcUrlOf(dataDir), chainId: LOCAL_CHAIN_ID, local: true, account });
  const hash = await writer.sendTransaction({ to: account.address, value: 1n });
  await connectToRuntime(dataDir).waitForTransactionReceipt({ hash });
  return hash;
}

function rpcUrlOf(dataDir: string): string {
  const { chain } = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as { chain: number };
  return `http://127.0.0.1:${chain}`;
}
