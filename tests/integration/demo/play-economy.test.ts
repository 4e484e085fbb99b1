import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { keccak256 } from '@/lib/core/keccak';
import { parseOpen } from '@/lib/core/units';
import { listBases } from '@/lib/db/base-model';
import { getDbConnection } from '@/lib/db/client';
import { assembleCast, type Cast } from '@/lib/demo/cast';
import { planFirstProposal, planSecondProposal } from '@/lib/demo/plan-votes';
import { openStage, type Stage } from '@/lib/demo/play/stage';
import { countSteps } from '@/lib/demo/play-economy';
import { runEngine } from '@/lib/engines/service/run-engine';
import { runIndexer } from '@/lib/indexer/run-indexer';
import { runWorker } from '@/lib/jobs/run-worker';
import { publishBase } from '@/lib/runtime/base/publish-base';
import { findFreePort } from '@/lib/runtime/free-port';
import { readJson } from '@/lib/runtime/read-json';
import { waitUntil } from '@/lib/runtime/wait-until';
import { adapterManifestSchema } from '@/lib/schemas/model-manifest';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { planDemoCut } from '@/tests/support/plan-demo-cut';
import { startChain, type TestChain } from '@/tests/support/start-chain';
import { makeTinyBase } from '@/tests/support/tiny-base';

const TIMEOUT_MS = 480_000;
const CHALLENGE_WINDOW_S = 60;
const POCKET = parseOpen('2500000');
const TREASURY = parseOpen('10000000');
const Noted = z.object({ state: z.string(), step: z.string(), done: z.number(), total: z.number() });

const { plans, facts } = planDemoCut();
const [plan] = plans;
const total = countSteps({ plans, facts });
const base = makeTinyBase();
const folder = mkdtempSync(join(tmpdir(), 'tributary-demo-'));
const ended = new AbortController();
let database: TestDatabase;
let chain: TestChain;
let stage: Stage;
let cast: Cast;
let running: Promise<unknown>;

beforeAll(async () => {
  [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
  const baseFile = join(folder, 'base.gguf');
  writeFileSync(baseFile, base.bytes);
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    CHAIN_ID: String(chain.chainId),
    CHALLENGE_WINDOW_S: String(CHALLENGE_WINDOW_S),
    INDEXER_POLL_MS: '50',
    BASE_MODEL_FILE: baseFile,
    ENGINE_URL: `http://127.0.0.1:${await findFreePort()}`,
    ENGINE_SECRET: 'a secret of this test alone',
  });
  const { signal } = ended;
  running = Promise.all([runIndexer({ signal }), runWorker({ signal }), runEngine({ signal })]);
  stage = openStage();
  cast = assembleCast(stage);
  const operator = stage.playerAt(LOCAL_ROLES.operator, 'operator');
  const contributor = stage.playerAt(LOCAL_ROLES.deployer, 'deployer');
  await publishBase(stage, { operator, contributor, base });
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

describe('a demo economy that is killed four times and played to the end', () => {
  beforeAll(async () => {
    // While the records come in, while the questions are asked, after the epoch was proposed, and while the adapter is asked.
    const last = facts.questions.length + 1;
    await playAndKill(3);
    await playAndKill(total - last - 8);
    await playAndKill(total - last - 5);
    await playAndKill(total - 2);
    await playToTheEnd();
  }, TIMEOUT_MS);

  it('says that it is done', () => {
    expect(readNote()).toMatchObject({ state: 'done', done: total, total });
  });

  it('has done everything once', async () => {
    const { db } = database;
    const contributions = [plan, facts].flatMap(({ batches, later, corrections }) => [
      ...batches,
      ...later,
      ...corrections,
    ]);
    // With the base's: its Datanet, its contribution, its version, its model.
    expect(await db.datanet.count()).toBe(3);
    expect(await db.contribution.count()).toBe(contributions.length + 1);
    expect(await db.datanetVersion.count()).toBe(2 + 1 + 1);
    expect(await db.trainingRun.count()).toBe(2);
    expect(await db.model.count()).toBe(3);
    const asking = new Set(facts.questions.map(({ asker }) => asker));
    expect(await db.spendingPermission.count()).toBe(3 + asking.size);
    expect(await db.receipt.count()).toBe(5 + facts.questions.length);
    expect(await db.epoch.count()).toBe(2);
    const datanets = await db.datanet.findMany({ select: { acceptedRecords: true, pendingCount: true } });
    const waiting = contributions.filter(({ decision }) => decision === null);
    expect(datanets.reduce((count, { pendingCount }) => count + pendingCount, 0)).toBe(waiting.length);
    const accepted = contributions.flatMap(({ records, decision }) =>
      decision?.accept ? [records.length - (decision.excluded?.length ?? 0)] : [],
    );
    const texts = base.manifest.sources.length;
    expect(datanets.reduce((count, { acceptedRecords }) => count + acceptedRecords, -texts)).toBe(
      accepted.reduce((count, records) => count + records, 0),
    );
  });

  it('has an adapter upon the base, whose answers were attributed to who wrote the facts', async () => {
    const { db } = database;
    const { modelId, manifest } = await findAdapter();
    const [found] = await listBases(db);
    expect(manifest.base).toMatchObject({ modelId: found?.modelId, weightsHash: found?.weightsHash });
    expect(manifest.weightsHash).toBe(keccak256(await stage.store.get(manifest.weightsCid)));
    const parents = await db.modelParent.findMany({ where: { modelId }, select: { parentId: true, part: true } });
    expect(parents).toEqual([{ parentId: found?.modelId, part: 0 }]);
    const receipts = await db.receipt.findMany({ where: { modelId }, select: { id: true, epoch: true } });
    expect(receipts.map(({ epoch }) => epoch)).toEqual(facts.questions.map(() => 2));
    const contributors = new Set<string>(facts.batches.map(({ contributor }) => cast[contributor].account));
    const shares = await db.receiptShare.findMany({
      where: { receiptId: { in: receipts.map(({ id }) => id) }, role: 'contributors' },
    });
    expect(shares.length).toBeGreaterThanOrEqual(receipts.length);
    for (const { account } of shares) expect(contributors).toContain(account);
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
    const { id } = await database.db.datanet.findFirstOrThrow({ where: { owner: cast[plan.owner].account } });
    const datanetId = BigInt(id);
    const staked = await reader.readContract({
      ...staking,
      functionName: 'stakeOf',
      args: [datanetId, cast.hana.account],
    });
    expect(staked).toMatchObject({ amount: plan.curatorStake, leaving: 0n, disputes: 1 });
    const disputed = await database.db.record.findFirstOrThrow({
      where: { datanetId: id, fields: { path: [plan.textField], equals: plan.dispute?.text ?? '' } },
    });
    const about = BigInt(disputed.contributionId);
    const open = await reader.readContract({ ...staking, functionName: 'disputeOf', args: [about] });
    expect(open).toMatchObject({ curator: expect.stringMatching(new RegExp(cast.hana.account, 'i')) });
    expect(BigInt(open.disputer)).toBe(BigInt(cast.elif.account));
  });

  it('has challenged the first epoch once, in vain', async () => {
    const distributor = { address: chain.addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
    const eventsOf = (eventName: 'EpochChallenged' | 'ChallengeDismissed' | 'EpochProposed') =>
      chain.reader.getContractEvents({ ...distributor, eventName, fromBlock: 0n });
    expect(await eventsOf('EpochProposed')).toHaveLength(2);
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
    const answers = plan.questions.settled.length + plan.questions.open.length;
    const fees = plan.model.unitPrice * BigInt(answers) + facts.model.unitPrice * BigInt(facts.questions.length);
    const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
    const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
    const deposits = await Promise.all(
      [cast.bilal, cast.grace, cast.hana].map(({ account }) =>
        reader.readContract({ ...vault, functionName: 'depositOf', args: [account] }),
      ),
    );
    expect(3n * parseOpen('60') - sum(deposits)).toBe(fees);
    // The second epoch, with the questions that came after the first, is in its window still.
    const pending = await reader.readContract({ ...distributor, functionName: 'pending' });
    expect(pending).toMatchObject({ epoch: 2n, total: fees });
    const settled = plan.model.unitPrice * BigInt(plan.questions.settled.length);
    expect(await reader.readContract({ ...distributor, functionName: 'total' })).toBe(settled);
    const claims = await reader.readContract({ ...distributor, functionName: 'claimedTotal' });
    expect(claims + (await balanceOf(addresses.rewardDistributor))).toBe(settled);
    expect(claims).toBeGreaterThan(0n);
    expect(claims).toBeLessThan(settled);

    const shares = await database.db.$queryRaw<{ account: string; amount: string }[]>`
      SELECT s.account, sum(s.amount)::text AS amount FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id
      WHERE r.epoch = 1 GROUP BY s.account`;
    expect(sum(shares.map(({ amount }) => BigInt(amount)))).toBe(settled);
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

async function findAdapter() {
  const [row] = await database.db.$queryRaw<{ modelId: number; manifest: unknown }[]>`
    SELECT v.model_id AS "modelId", m.manifest FROM model_version v
    JOIN model_manifest m ON m.cid = v.manifest_cid AND m.kind = 'adapter'`;
  return { modelId: row?.modelId ?? 0, manifest: adapterManifestSchema.parse(row?.manifest) };
}

function balanceOf(account: `0x${string}`): Promise<bigint> {
  const token = { address: chain.addresses.openToken, abi: openTokenAbi } as const;
  return chain.reader.readContract({ ...token, functionName: 'balanceOf', args: [account] });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
