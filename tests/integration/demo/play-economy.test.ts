import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAbiItem } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { OPERATOR_OPEN } from '@/lib/chain/fund-operator';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { parseOpen } from '@/lib/core/units';
import { getDbConnection } from '@/lib/db/client';
import { assembleCast, type Cast } from '@/lib/demo/cast';
import { planFirstProposal, planSecondProposal } from '@/lib/demo/plan-votes';
import { openStage, type Stage } from '@/lib/demo/play/stage';
import { countSteps } from '@/lib/demo/play-economy';
import { runIndexer } from '@/lib/indexer/run-indexer';
import { runWorker } from '@/lib/jobs/run-worker';
import { readJson } from '@/lib/runtime/read-json';
import { waitUntil } from '@/lib/runtime/wait-until';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { planDemoCut } from '@/tests/support/plan-demo-cut';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const TIMEOUT_MS = 300_000;
const CHALLENGE_WINDOW_S = 60;
const POCKET = parseOpen('2500000');
const TREASURY = parseOpen('10000000');
const Noted = z.object({ state: z.string(), step: z.string(), done: z.number(), total: z.number() });

const plan = planDemoCut();
const total = countSteps([plan]);
const folder = mkdtempSync(join(tmpdir(), 'tributary-demo-'));
const ended = new AbortController();
let database: TestDatabase;
let chain: TestChain;
let stage: Stage;
let cast: Cast;
let running: Promise<unknown>;

beforeAll(async () => {
  [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    CHAIN_ID: String(chain.chainId),
    CHALLENGE_WINDOW_S: String(CHALLENGE_WINDOW_S),
    INDEXER_POLL_MS: '50',
  });
  running = Promise.all([runIndexer({ signal: ended.signal }), runWorker({ signal: ended.signal })]);
  stage = openStage();
  cast = assembleCast(stage);
});

afterAll(async () => {
  ended.abort();
  await running;
  await getDbConnection().close();
  await Promise.all([database.close(), chain.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

function play(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'tests/support/play-demo-cut.ts'], { stdio: 'inherit' });
}

/** Plays until `done` things are done, then kills the process. */
async function playAndKill(done: number): Promise<void> {
  const child = play();
  const exit = once(child, 'exit');
  await waitUntil(() => child.exitCode !== null || (readNote()?.done ?? 0) >= done, { timeoutMs: TIMEOUT_MS });
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
  rmSync(join(folder, 'demo.json'), { force: true });
}

/** Plays to the end; the challenge window is let pass by the chain's clock. */
async function playToTheEnd(): Promise<void> {
  const child = play();
  const exit = once(child, 'exit');
  let passed = false;
  await waitUntil(
    async () => {
      if (!passed && readNote()?.step.includes('open to challenge')) {
        passed = true;
        await chain.advanceTime(CHALLENGE_WINDOW_S + 1);
      }
      return child.exitCode !== null;
    },
    { timeoutMs: TIMEOUT_MS },
  );
  expect(await exit).toEqual([0, null]);
}

function readNote() {
  return readJson(join(folder, 'demo.json'), Noted);
}

describe('a demo economy that is killed three times and played to the end', () => {
  beforeAll(async () => {
    // While the records come in, while the questions are asked, and after the epoch was proposed.
    await playAndKill(3);
    await playAndKill(total - 8);
    await playAndKill(total - 5);
    await playToTheEnd();
  }, TIMEOUT_MS);

  it('says that it is done', () => {
    expect(readNote()).toMatchObject({ state: 'done', done: total, total });
  });

  it('has done everything once', async () => {
    const { db } = database;
    const contributions = [...plan.batches, ...plan.later, ...plan.corrections];
    expect(await db.datanet.count()).toBe(1);
    expect(await db.contribution.count()).toBe(contributions.length);
    expect(await db.datanetVersion.count()).toBe(2);
    expect(await db.trainingRun.count()).toBe(1);
    expect(await db.model.count()).toBe(1);
    expect(await db.spendingPermission.count()).toBe(3);
    expect(await db.receipt.count()).toBe(5);
    expect(await db.epoch.count()).toBe(1);
    const { acceptedRecords, pendingCount } = await db.datanet.findFirstOrThrow();
    const waiting = contributions.filter(({ decision }) => decision === null);
    expect(pendingCount).toBe(waiting.length);
    const accepted = contributions.flatMap(({ records, decision }) =>
      decision?.accept ? [records.length - (decision.excluded?.length ?? 0)] : [],
    );
    expect(acceptedRecords).toBe(accepted.reduce((sum, count) => sum + count, 0));
  });

  it('has handed out and deposited OPEN once', async () => {
    const supply = parseOpen('1000000000');
    const deployer = stage.playerAt(LOCAL_ROLES.deployer).account;
    expect(await balanceOf(deployer)).toBe(supply - OPERATOR_OPEN - TREASURY - 8n * POCKET);
    const deposits = await chain.reader.getLogs({
      address: chain.addresses.inferenceVault,
      event: parseAbiItem('event Deposited(address indexed account, uint256 amount)'),
      strict: true,
      fromBlock: 0n,
    });
    expect(deposits.map(({ args }) => args.amount)).toEqual([parseOpen('60'), parseOpen('60'), parseOpen('60')]);
  });

  it('has a curator with a stake, and a dispute about what they accepted', async () => {
    const { reader, addresses } = chain;
    const staking = { address: addresses.curatorStaking, abi: curatorStakingAbi } as const;
    const staked = await reader.readContract({ ...staking, functionName: 'stakeOf', args: [1n, cast.hana.account] });
    expect(staked).toMatchObject({ amount: plan.curatorStake, leaving: 0n, disputes: 1 });
    const { dispute, textField, batches } = plan;
    const place = batches.findIndex(({ records }) => records.some(({ fields }) => fields[textField] === dispute?.text));
    expect(place).toBeGreaterThanOrEqual(0);
    const open = await reader.readContract({ ...staking, functionName: 'disputeOf', args: [BigInt(place + 1)] });
    expect(open).toMatchObject({ curator: expect.stringMatching(new RegExp(cast.hana.account, 'i')) });
    expect(BigInt(open.disputer)).toBe(BigInt(cast.elif.account));
  });

  it('has challenged the epoch once, in vain', async () => {
    const distributor = { address: chain.addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
    const eventsOf = (eventName: 'EpochChallenged' | 'ChallengeDismissed' | 'EpochProposed') =>
      chain.reader.getContractEvents({ ...distributor, eventName, fromBlock: 0n });
    expect(await eventsOf('EpochProposed')).toHaveLength(1);
    expect(await eventsOf('EpochChallenged')).toHaveLength(1);
    expect(await eventsOf('ChallengeDismissed')).toHaveLength(1);
  });

  it('has put two proposals to the vote, each voted on once by everybody planned', async () => {
    const governor = { address: chain.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
    const proposals = await chain.reader.getContractEvents({
      ...governor,
      eventName: 'ProposalCreated',
      fromBlock: 0n,
    });
    expect(proposals).toHaveLength(2);
    const votes = await chain.reader.getContractEvents({ ...governor, eventName: 'VoteCast', fromBlock: 0n });
    const planned = [planFirstProposal(), planSecondProposal({ payee: cast.dmitri.account })];
    expect(votes).toHaveLength(planned.flatMap((one) => one.votes).length);
  });

  it('accounts for every unit of the settled fees', async () => {
    const { reader, addresses } = chain;
    const fees = plan.model.unitPrice * BigInt(plan.questions.settled.length);
    const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
    const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
    const deposits = await Promise.all(
      [cast.bilal, cast.grace, cast.hana].map(({ account }) =>
        reader.readContract({ ...vault, functionName: 'depositOf', args: [account] }),
      ),
    );
    expect(3n * parseOpen('60') - sum(deposits)).toBe(fees);
    expect(await reader.readContract({ ...distributor, functionName: 'total' })).toBe(fees);
    const claims = await reader.readContract({ ...distributor, functionName: 'claimedTotal' });
    expect(claims + (await balanceOf(addresses.rewardDistributor))).toBe(fees);
    expect(claims).toBeGreaterThan(0n);
    expect(claims).toBeLessThan(fees);

    const shares = await database.db.$queryRaw<{ account: string; amount: string }[]>`
      SELECT s.account, sum(s.amount)::text AS amount FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id
      WHERE r.state = 'settled' GROUP BY s.account`;
    expect(sum(shares.map(({ amount }) => BigInt(amount)))).toBe(fees);
    // Who claimed has in the wallet what the shares say; who asked has what is left of the pocket.
    for (const [player, asked] of [
      [cast.dmitri, false],
      [cast.farid, false],
      [cast.bilal, true],
    ] as const) {
      const earned = BigInt(shares.find(({ account }) => account === player.account)?.amount ?? '0');
      const pocket = POCKET - (asked ? parseOpen('60') : 0n);
      expect(await balanceOf(player.account)).toBe(pocket + earned);
    }
  });
});

function balanceOf(account: `0x${string}`): Promise<bigint> {
  const token = { address: chain.addresses.openToken, abi: openTokenAbi } as const;
  return chain.reader.readContract({ ...token, functionName: 'balanceOf', args: [account] });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
