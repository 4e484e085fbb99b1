import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { DEPLOYMENT_ORDER, predictAddresses } from '@/lib/chain/addresses';
import { isDeployed } from '@/lib/chain/deploy-contracts';
import { OPERATOR_OPEN } from '@/lib/chain/fund-operator';
import { LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { type AnvilNode, startAnvil } from '@/lib/runtime/anvil-node';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startRuntime } from '@/tests/support/start-runtime';

// A database and a chain that somebody else runs, as far as the supervisor can tell.
let folder: string;
let database: TestDatabase;
let node: AnvilNode;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-given-'));
  database = await createTestDatabase();
  node = await startAnvil({ port: 0, stateFile: null, logFile: join(folder, 'anvil.log') });
});
afterAll(async () => {
  node.child.kill('SIGKILL');
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const privateKey = (index: number) => toHex(localAccount(index).getHdKey().privateKey ?? new Uint8Array());

function given(): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    RPC_URL: node.rpcUrl,
    DEPLOYER_PRIVATE_KEY: privateKey(0),
    OPERATOR_PRIVATE_KEY: privateKey(1),
    GUARDIAN: localAccount(2).address,
  };
}

async function runOnce(dataDir: string, variables: Record<string, string>): Promise<string> {
  const run = startRuntime(dataDir, ['--no-app'], variables);
  await run.ended;
  return run.output();
}

describe('a start with DATABASE_URL and RPC_URL', () => {
  it('starts no database and no chain, and deploys the contracts once', async () => {
    const dataDir = join(folder, 'data');
    const output = await runOnce(dataDir, given());
    expect(output).toMatch(/✓ Database of DATABASE_URL ready/);
    expect(output).toMatch(/✓ Chain of RPC_URL ready/);
    expect(output).toMatch(
      /! The operator 0x70997970\w+ has 0 OPEN, and .* a bond of 100 OPEN\. Send it 100 OPEN more/,
    );
    expect(readdirSync(dataDir)).not.toContain('postgres');
    const deployer = localAccount(0).address;
    expect(await isDeployed(node.reader, predictAddresses({ deployer, firstNonce: 0 }))).toBe(true);

    const again = await runOnce(dataDir, { ...given(), OPERATOR_PRIVATE_KEY: privateKey(5) });
    expect(again).toMatch(
      /! OPERATOR_PRIVATE_KEY is the key of 0x9965507D\w+, but the protocol's operator is 0x70997970/,
    );
    expect(await node.reader.getTransactionCount({ address: deployer })).toBe(DEPLOYMENT_ORDER.length);
  });

  it('gives the operator its OPEN in local mode, where the keys are everybody’s', async () => {
    const fresh = await startAnvil({ port: 0, stateFile: null, logFile: join(folder, 'fresh.log') });
    try {
      const { DATABASE_URL } = given();
      const variables = { DATABASE_URL: DATABASE_URL ?? '', RPC_URL: fresh.rpcUrl, LOCAL_MODE: 'true' };
      const output = await runOnce(join(folder, 'local'), variables);
      expect(output).toMatch(/✓ Chain of RPC_URL ready/);
      expect(output).not.toMatch(/bond/);
      const held = await fresh.reader.readContract({
        address: addresses[31_337]?.openToken ?? '0x',
        abi: openTokenAbi,
        functionName: 'balanceOf',
        args: [localAccount(LOCAL_ROLES.operator).address],
      });
      expect(held).toBe(OPERATOR_OPEN);
    } finally {
      fresh.child.kill('SIGKILL');
    }
  });

  it('says what is wrong with another chain, a silent node and a missing key, never the address', async () => {
    const dataDir = join(folder, 'refused');
    expect(await runOnce(dataDir, { ...given(), CHAIN_ID: '8453' })).toMatch(/✗ The node of RPC_URL is on chain 31337/);
    const silent = await runOnce(dataDir, { ...given(), RPC_URL: 'http://127.0.0.1:1/secret-key' });
    expect(silent).toMatch(/✗ The node of RPC_URL does not answer/);
    expect(silent).not.toContain('secret-key');
    const noDatabase = await runOnce(dataDir, {
      ...given(),
      DATABASE_URL: 'postgresql://me:secret-word@127.0.0.1:1/x',
    });
    expect(noDatabase).toMatch(/✗ The database of DATABASE_URL does not answer/);
    const log = readFileSync(join(dataDir, 'logs', 'start.log'), 'utf8');
    expect(`${noDatabase}${log}`).not.toMatch(/secret-(key|word)/);
  });
});
