import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
// The first start builds the web application.
const START_MS = 10 * 60_000;

/**
 * Starts Tributary as its users do, on empty data in a folder of its own, and ends it afterwards. With E2E_BASE_URL and
 * E2E_RPC_URL set, the tests use the one that runs there.
 */
export default async function startTributary(): Promise<() => Promise<void>> {
  if (process.env.E2E_BASE_URL) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'tributary-e2e-'));
  chmodSync(dataDir, 0o755);
  const port = await findFreePort();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-demo', '--port', String(port)], {
    cwd: root,
    // A test that claims rewards waits for the end of the challenge window.
    env: { CHALLENGE_WINDOW_S: '3', ...process.env, DATA_DIR: dataDir, CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  const baseUrl = `http://localhost:${port}`;
  try {
    await waitUntilIndexed(baseUrl, () => {
      if (child.exitCode !== null) throw new Error(`Tributary ended before it was ready:\n${output}`);
    });
  } catch (error) {
    await stop();
    throw error instanceof Error ? new Error(`${error.message}\n${output}`) : error;
  }
  const { chain } = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as { chain: number };
  process.env.E2E_BASE_URL = baseUrl;
  process.env.E2E_RPC_URL = `http://127.0.0.1:${chain}`;
  process.env.E2E_DATA_DIR = dataDir;
  return stop;
}

async function waitUntilIndexed(baseUrl: string, check: () => void): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    check();
    const status = await fetch(`${baseUrl}/api/index-status`)
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null);
    if (typeof status?.blockNumber === 'number') return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Tributary was not ready within ${START_MS / 1000} s.`);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
