import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '@/lib/core/errors';

/**
 * The anvil binary that npm carries for this platform. It is started itself, not through the package's wrapper, so
 * that the process id is the node's. Throws `not-ready` on a platform it does not come for.
 */
export function findAnvil(): string {
  const os = process.platform === 'win32' ? 'win32' : process.platform;
  const name = `@foundry-rs/anvil-${os}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const manifest = createRequire(require.resolve('@foundry-rs/anvil/package.json')).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil');
  } catch (cause) {
    throw new AppError(
      'not-ready',
      `No local chain comes for this platform (${name}). Set RPC_URL, CHAIN_ID and DEPLOYER_PRIVATE_KEY to use another.`,
      { cause },
    );
  }
}
