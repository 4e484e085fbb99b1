import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { DEPLOYMENT_ORDER } from '@/lib/chain/addresses';
import { isDeployed } from '@/lib/chain/deploy-contracts';
import type { DeploymentRecord } from '@/lib/chain/deployment-record';
import { publicTerms } from '@/lib/chain/deployment-terms';
import { encodeDeployments } from '@/lib/chain/encode-deployments';
import { estimateDeploymentGas } from '@/lib/chain/estimate-deployment';
import { localAccount } from '@/lib/chain/local-accounts';
import { type AnvilNode, callNode, startAnvil } from '@/lib/runtime/anvil-node';
import { waitUntil } from '@/lib/runtime/wait-until';

// A chain of others, as far as the command can tell; each test deploys from an account of its own.
const CHAIN_ID = 84_532;
const TIMEOUT_MS = 240_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const operator = privateKeyToAccount(generatePrivateKey()).address;
const guardian = privateKeyToAccount(generatePrivateKey()).address;

let folder: string;
let node: AnvilNode;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-deploy-'));
  node = await startAnvil({ port: 0, stateFile: null, logFile: join(folder, 'anvil.log'), chainId: CHAIN_ID });
});
afterAll(() => {
  node.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Deployer = { key: `0x${string}`; address: `0x${string}`; at: string };

async function fundDeployer(wei: bigint = parseEther('10')): Promise<Deployer> {
  const key = generatePrivateKey();
  const { address } = privateKeyToAccount(key);
  await callNode(node.reader, 'anvil_setBalance', [address, `0x${wei.toString(16)}`]);
  return { key, address, at: join(folder, address) };
}

type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

function start({ key, at }: Deployer, args: readonly string[] = [], rpcUrl = node.rpcUrl): Run {
  const program = ['--import', 'tsx', join(root, 'lib/runtime/deploy.ts')];
  const child = spawn(process.execPath, [...program, '--rpc', rpcUrl, '--records', at, ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, DATA_DIR: at, DEPLOYER_PRIVATE_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code) };
}

async function deploy(deployer: Deployer, args: readonly string[] = [], rpcUrl = node.rpcUrl) {
  const run = start(deployer, args, rpcUrl);
  return { code: await run.ended, output: run.output() };
}

const TERMS = ['--operator', operator, '--guardian', guardian, '--challenge-window', '7200'] as const;
const nonceOf = ({ address }: Deployer) => node.reader.getTransactionCount({ address });
const pendingOf = ({ address }: Deployer) => node.reader.getTransactionCount({ address, blockTag: 'pending' });
const readRecord = ({ at }: Deployer): DeploymentRecord =>
  JSON.parse(readFileSync(join(at, `${CHAIN_ID}.json`), 'utf8'));

describe('npm run deploy', () => {
  it(
    'deploys with one command, records where and on what terms, and sends nothing when given again',
    async () => {
      const deployer = await fundDeployer();
      const before = Number(await node.reader.getBlockNumber({ cacheTime: 0 }));
      const { code, output } = await deploy(deployer, [...TERMS, '--withdrawal-delay', '10800']);
      expect(output).toMatch(/Deploying to Base Sepolia \(chain 84532\)/);
      expect(code).toBe(0);
      expect(output).not.toContain(node.rpcUrl);
      expect(output).not.toContain(deployer.key.slice(2));

      const record = readRecord(deployer);
      const { contracts } = record;
      expect(record).toMatchObject({ chainId: CHAIN_ID, deployer: deployer.address, firstBlock: before });
      expect(await isDeployed(node.reader, contracts)).toBe(true);
      const parameters = { address: contracts.protocolParameters, abi: protocolParametersAbi } as const;
      const read = await Promise.all([
        ...[0, 1, 2].map((role) => node.reader.readContract({ ...parameters, functionName: 'holderOf', args: [role] })),
        node.reader.readContract({ ...parameters, functionName: 'valueOf', args: [0] }),
        node.reader.readContract({
          address: contracts.inferenceVault,
          abi: inferenceVaultAbi,
          functionName: 'withdrawalDelay',
        }),
        node.reader.readContract({
          address: contracts.openToken,
          abi: openTokenAbi,
          functionName: 'balanceOf',
          args: [deployer.address],
        }),
      ]);
      expect(read).toEqual([operator, guardian, contracts.timelock, 7200n, 10_800n, 10n ** 27n]);
      expect(record.terms).toMatchObject({
        operator,
        withdrawalDelayS: 10_800,
        parameters: { challengeWindowS: 7200 },
      });
      // What a block explorer is given: exactly what follows the code in the transaction that made the contract.
      const { input } = await findCreation(deployer, DEPLOYMENT_ORDER.indexOf('timelock'));
      expect(record.constructorArguments.timelock.length).toBeGreaterThan(2);
      expect(input.endsWith(record.constructorArguments.timelock.slice(2))).toBe(true);

      const again = await deploy(deployer, [...TERMS, '--withdrawal-delay', '10800']);
      expect(again.code).toBe(0);
      expect(again.output).toMatch(/already\./);
      const other = await deploy(deployer, [...TERMS, '--withdrawal-delay', '14400']);
      expect(other.output).toMatch(/already, on other terms/);
      expect(await nonceOf(deployer)).toBe(DEPLOYMENT_ORDER.length);
      expect(readRecord(deployer)).toEqual(record);
    },
    TIMEOUT_MS,
  );

  it(
    'killed after four contracts, it goes on with the others, on the same terms only',
    async () => {
      const deployer = await fundDeployer();
      await callNode(node.reader, 'evm_setAutomine', [false]);
      try {
        const run = start(deployer, TERMS);
        // One by one: there is no fifth, however late it is killed.
        for (let contract = 1; contract <= 4; contract++) {
          await waitUntil(async () => (await pendingOf(deployer)) === contract, { timeoutMs: TIMEOUT_MS, everyMs: 20 });
          await callNode(node.reader, 'anvil_mine', [1]);
        }
        await waitUntil(() => (run.output().match(/^✓/gm) ?? []).length === 4, { timeoutMs: TIMEOUT_MS });
        run.child.kill('SIGKILL');
        await run.ended;
        await callNode(node.reader, 'anvil_dropAllTransactions', []);
      } finally {
        await callNode(node.reader, 'evm_setAutomine', [true]);
      }
      expect(await nonceOf(deployer)).toBe(4);
      expect(existsSync(join(deployer.at, `${CHAIN_ID}.json`))).toBe(false);

      const other = await deploy(deployer, ['--operator', guardian]);
      expect(other.code).toBe(1);
      expect(other.output).toMatch(/✗ A deployment by 0x\w+ was begun on chain 84532 on other terms/);
      const { code, output } = await deploy(deployer, TERMS);
      expect(output).toMatch(/Going on with the deployment that was cut off/);
      expect(code).toBe(0);
      expect(await nonceOf(deployer)).toBe(DEPLOYMENT_ORDER.length);
      expect(await isDeployed(node.reader, readRecord(deployer).contracts)).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'killed between sending and the block, it waits for what was sent',
    async () => {
      const deployer = await fundDeployer();
      await callNode(node.reader, 'evm_setAutomine', [false]);
      try {
        const run = start(deployer, TERMS);
        await waitUntil(async () => (await pendingOf(deployer)) === 1, { timeoutMs: TIMEOUT_MS, everyMs: 20 });
        run.child.kill('SIGKILL');
        await run.ended;
        const next = start(deployer, TERMS);
        await waitUntil(() => next.output().includes('Going on'), { timeoutMs: TIMEOUT_MS, everyMs: 20 });
        expect(await pendingOf(deployer)).toBe(1);
        await callNode(node.reader, 'evm_setAutomine', [true]);
        await callNode(node.reader, 'anvil_mine', [1]);
        expect(await next.ended).toBe(0);
      } finally {
        await callNode(node.reader, 'evm_setAutomine', [true]);
      }
      expect(await nonceOf(deployer)).toBe(DEPLOYMENT_ORDER.length);
    },
    TIMEOUT_MS,
  );

  it('says what an account without ether needs, and begins nothing', async () => {
    const deployer = await fundDeployer(0n);
    const { code, output } = await deploy(deployer, TERMS);
    expect(code).toBe(1);
    expect(output).toMatch(/✗ The deployer 0x\w+ has 0 ETH; .* it needs at least 0\.\d+ ETH/);
    expect(existsSync(join(deployer.at, 'deployments'))).toBe(false);
  });

  it('estimates what the contracts cost within a tenth, never less', async () => {
    const deployer = await fundDeployer();
    expect((await deploy(deployer, TERMS)).code).toBe(0);
    const { contracts: addresses } = readRecord(deployer);
    const used = await Promise.all(
      DEPLOYMENT_ORDER.map(async (_, nonce) => (await findCreation(deployer, nonce)).gasUsed),
    );
    const total = used.reduce((sum, gas) => sum + gas, 0n);
    const given = { recipient: deployer.address, operator, guardian, challengeWindowS: 7200, withdrawalDelayS: 86_400 };
    const estimate = estimateDeploymentGas(encodeDeployments({ addresses, terms: publicTerms(given) }));
    expect(estimate).toBeGreaterThanOrEqual(total);
    expect(Number(estimate)).toBeLessThan(1.1 * Number(total));
  });

  it('refuses a published development account, in any role', async () => {
    const deployer = await fundDeployer();
    const { code, output } = await deploy(deployer, ['--operator', localAccount(8).address]);
    expect(code).toBe(1);
    expect(output).toMatch(/published development account/);
    expect(await nonceOf(deployer)).toBe(0);
  });

  describe('with a wrong node', () => {
    let website: Server;
    let url: string;
    beforeAll(async () => {
      website = createServer((_, response) => response.end('<h1>Hello</h1>')).listen(0, '127.0.0.1');
      await once(website, 'listening');
      const address = website.address();
      url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/secret-path`;
    });
    afterAll(() => website.close());

    it('says so, and never where it is', async () => {
      const deployer = await fundDeployer();
      for (const wrong of ['http://127.0.0.1:1/secret-path', url, 'wss://secret-path']) {
        const { code, output } = await deploy(deployer, TERMS, wrong);
        expect(code).toBe(1);
        expect(output).toMatch(/✗ (The node of --rpc does not answer|What --rpc gives is not an address)/);
        expect(output).not.toMatch(/secret-path|at .*\.ts/);
      }
    });
  });
});

/** The transaction that the deployer sent with this nonce, from the newest blocks. */
async function findCreation({ address }: Deployer, nonce: number) {
  for (let number = await node.reader.getBlockNumber({ cacheTime: 0 }); number > 0n; number--) {
    const { transactions } = await node.reader.getBlock({ blockNumber: number, includeTransactions: true });
    const found = transactions.find((one) => one.nonce === nonce && one.from === address.toLowerCase());
    if (found) {
      const { gasUsed } = await node.reader.getTransactionReceipt({ hash: found.hash });
      return { input: found.input, gasUsed };
    }
  }
  throw new Error(`${address} sent nothing with nonce ${nonce}.`);
}
