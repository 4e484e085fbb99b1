import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DEPLOYMENT_ORDER } from '@/lib/chain/addresses';
import { findSavedState } from '@/lib/runtime/chain-state';
import { isRunning } from '@/lib/runtime/process-identity';
import { findOrphans } from '@/lib/runtime/processes';
import { waitUntil } from '@/lib/runtime/wait-until';
import { connectToRuntime, type RuntimeRun, sendSomething, startRuntime } from '@/tests/support/start-runtime';

// One data folder goes through all that can happen to it, in this order.
const dataDir = mkdtempSync(join(tmpdir(), 'tributary-runtime-'));
const processes = join(dataDir, 'processes');
let run: RuntimeRun | undefined;

async function start(args?: readonly string[]): Promise<RuntimeRun> {
  run = startRuntime(dataDir, args);
  await run.ready;
  return run;
}

async function stop(): Promise<number | null> {
  run?.child.kill('SIGINT');
  return run ? await run.ended : null;
}

async function untilSaved(blockNumber: bigint): Promise<void> {
  const isSaved = () => (findSavedState(join(dataDir, 'chain'))?.blockNumber ?? 0n) >= blockNumber;
  expect(await waitUntil(isSaved, { timeoutMs: 60_000 })).toBe(true);
}

afterEach(async () => {
  if (run?.child.exitCode === null && run.child.signalCode === null) await stop();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a start of the supervisor', () => {
  it('makes the database and the chain, and ends both on Ctrl-C', async () => {
    const first = await start();
    expect(first.output()).toMatch(/✓ Database ready/);
    expect(first.output()).toMatch(/✓ Local chain ready/);
    expect(
      findOrphans(processes)
        .map((child) => child.name)
        .sort(),
    ).toEqual(['chain', 'database']);
    const children = findOrphans(processes);
    expect(await stop()).toBe(0);
    expect(children.some(isRunning)).toBe(false);
    expect(readdirSync(processes)).toEqual([]);
  });

  it('keeps the secrets to their owner', () => {
    const folder = join(dataDir, 'secrets');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('goes on with the chain where the last start ended', async () => {
    await start();
    const hash = await sendSomething(dataDir);
    const genesis = await connectToRuntime(dataDir).getBlock({ blockNumber: 0n });
    await stop();
    await start();
    const receipt = await connectToRuntime(dataDir).getTransactionReceipt({ hash });
    expect(receipt.status).toBe('success');
    expect((await connectToRuntime(dataDir).getBlock({ blockNumber: 0n })).hash).toBe(genesis.hash);
  });

  it('refuses to start twice on the same data, saying who holds them', async () => {
    const holder = await start();
    const second = startRuntime(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already running on this data folder (process ${holder.child.pid}`);
    expect(holder.child.exitCode).toBeNull();
  });

  it('loses nothing of the chain when only the supervisor is killed, and ends what it left behind', async () => {
    const killed = await start();
    const hash = await sendSomething(dataDir);
    const children = findOrphans(processes);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = await start();
    expect(next.output()).toMatch(/Took over from a start that was killed/);
    expect(children.some(isRunning)).toBe(false);
    expect((await connectToRuntime(dataDir).getTransactionReceipt({ hash })).status).toBe('success');
  });

  it('recovers what was saved when everything is killed at once', async () => {
    const killed = await start();
    const hash = await sendSomething(dataDir);
    await untilSaved((await connectToRuntime(dataDir).getTransactionReceipt({ hash })).blockNumber);
    const children = findOrphans(processes);
    killed.child.kill('SIGKILL');
    for (const { pid } of children) process.kill(pid, 'SIGKILL');
    await killed.ended;
    await start();
    expect((await connectToRuntime(dataDir).getTransactionReceipt({ hash })).status).toBe('success');
  });

  it('falls back to the save before when the last one was cut off', async () => {
    await start();
    const hash = await sendSomething(dataDir);
    await untilSaved((await connectToRuntime(dataDir).getTransactionReceipt({ hash })).blockNumber);
    await sendSomething(dataDir);
    await stop();
    const state = join(dataDir, 'chain', 'state.json');
    truncateSync(state, Math.floor(statSync(state).size / 2));
    const next = await start();
    expect(next.output()).toMatch(/! The last save of the local chain was cut off/);
    expect((await connectToRuntime(dataDir).getTransactionReceipt({ hash })).status).toBe('success');
  });

  it('says in one line that the port is taken, and exits with 1', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const refused = startRuntime(dataDir, ['--port', String(port)]);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe(
      `✗ Port ${port} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}\n`,
    );
    other.close();
  });

  it('recognises data of other contracts, and starts anew only when told to', async () => {
    const format = join(dataDir, 'format.json');
    const current = JSON.parse(readFileSync(format, 'utf8')) as { version: number };
    writeFileSync(format, JSON.stringify({ ...current, contracts: 'others' }));
    const refused = startRuntime(dataDir);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^✗ The data in .* were made with other contracts.*--reset.*\n$/);
    await start(['--no-app', '--reset']);
    // The deployments and the operator's OPEN, and nothing of what was sent before.
    expect(await connectToRuntime(dataDir).getBlockNumber()).toBe(BigInt(DEPLOYMENT_ORDER.length) + 1n);
  });
});
