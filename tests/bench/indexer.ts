import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeFunctionData, type Hex, keccak256, numberToHex, toHex } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { connectDb } from '@/lib/db/client';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { type IndexerDeps, syncOnce } from '@/lib/indexer/sync-once';
import { endProcess } from '@/lib/runtime/end-process';
import { findFreePort } from '@/lib/runtime/free-port';
import { createDatabase, startPostgres } from '@/lib/runtime/postgres-server';
import { migrateDatabase } from '@/lib/runtime/prisma';
import { identifyProcess } from '@/lib/runtime/process-identity';
import { startChain, type TestChain } from '@/tests/support/start-chain';

/**
 * How fast the indexer catches up: a chain with CONTRIBUTIONS (default 5,000) submitted and accepted contributions, read
 * from block 0 by a real indexer into a real Postgres; once with everything final, once with everything journalled for
 * a reorganisation. Run: node --import tsx tests/bench/indexer.ts
 */
const CONTRIBUTIONS = Number(process.argv[2] ?? 5_000);
const PER_BLOCK = 50;

const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
const server = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await findFreePort(),
  password: 'bench',
  logFile: join(folder, 'postgres.log'),
  durable: true,
});
const identity = identifyProcess(server.pid);
const chain = await startChain();
try {
  const started = performance.now();
  await fill(chain);
  print(`chain filled in ${seconds(started)} s`);
  await catchUp('unfinalised', false);
  await chain.mineBlock(70);
  await catchUp('final', true);
} finally {
  await chain.stop();
  if (identity) await endProcess({ identity, signal: 'SIGINT', graceMs: 10_000 });
  rmSync(folder, { recursive: true, force: true });
}

/** Contributions of account 2, accepted by account 0, PER_BLOCK of each in a block. */
async function fill({ call, addresses, addressOf, reader }: TestChain): Promise<void> {
  const send = (from: number, data: Hex) =>
    reader.request({
      method: 'eth_sendTransaction' as 'eth_chainId',
      params: [
        { from: addressOf(from), to: addresses.datanetRegistry, data, gas: numberToHex(400_000) },
      ] as unknown as undefined,
    });
  const encode = (functionName: string, args: unknown[]) =>
    encodeFunctionData({ abi: datanetRegistryAbi as unknown as [], functionName, args } as never);
  await send(0, encode('createDatanet', ['metadata', 2, 2]));
  await call('evm_setAutomine', [false]);
  for (let first = 1; first <= CONTRIBUTIONS; first += PER_BLOCK) {
    const ids = Array.from({ length: Math.min(PER_BLOCK, CONTRIBUTIONS - first + 1) }, (_, k) => first + k);
    await Promise.all(
      ids.map((id) =>
        send(
          2,
          encode('submitContribution', [
            1n,
            keccak256(toHex(id)),
            10,
            'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
          ]),
        ),
      ),
    );
    await call('anvil_mine', [1]);
    await Promise.all(ids.map((id) => send(0, encode('acceptContribution', [BigInt(id), [], '']))));
    await call('anvil_mine', [1]);
  }
  await call('evm_setAutomine', [true]);
}

async function catchUp(name: string, final: boolean): Promise<void> {
  const url = server.urlOf(`bench_${name}`);
  await createDatabase({ adminUrl: server.urlOf('postgres'), name: `bench_${name}` });
  await migrateDatabase({ root: fileURLToPath(new URL('../..', import.meta.url)), url });
  const { pool, close } = connectDb({ url, poolSize: 2 });
  const { reader, chainId, addresses } = chain;
  const decode = createEventDecoder(addresses);
  const deps: IndexerDeps = { pool, chain: reader, chainId, addresses, decode, range: createBlockRange(), local: true };
  const started = performance.now();
  let eventCount = 0;
  let finalCount = 0;
  for (;;) {
    const result = await syncOnce(deps);
    eventCount += result.eventCount;
    if (result.state === 'idle') break;
    finalCount = eventCount;
  }
  const took = seconds(started);
  print(
    `${name}: ${finalCount} events in ${took} s: ${Math.round(finalCount / took)} events/s${final ? '' : ' (mostly final, 64 blocks journalled)'}`,
  );
  await close();
}

function seconds(since: number): number {
  return Math.round(performance.now() - since) / 1000;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
