import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { toHex } from 'viem';
import { localAccount } from '@/lib/chain/local-accounts';

export type Provider = {
  child: ChildProcess;
  /** All it wrote by now. */
  said: () => string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** Resolves once it wrote this. */
  says: (words: string) => Promise<void>;
};

/** Starts a provider's program, or another of tests/support/compute, as the published account `index`. */
export function startProvider({
  site,
  dataDir,
  index,
  program = 'lib/runtime/compute.ts',
}: {
  site: string;
  dataDir: string;
  index: number;
  program?: string;
}): Provider {
  const root = join(import.meta.dirname, '../../..');
  const key = localAccount(index).getHdKey().privateKey;
  const args = program.startsWith('tests/')
    ? [site, join(dataDir, 'cheat')]
    : ['--site', site, '--once', '--every', '1'];
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, program), ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      RPC_URL: '',
      DATA_DIR: dataDir,
      COMPUTE_PRIVATE_KEY: key ? toHex(key) : '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      text += data.toString();
      for (const tell of heard) tell();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  return {
    child,
    said: () => text,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!text.includes(words)) return;
          heard.delete(look);
          resolve();
        };
        heard.add(look);
        look();
        ended.then(() => reject(new Error(`It ended without saying "${words}":\n${text}`)));
      }),
  };
}
