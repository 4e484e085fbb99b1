import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { localAccount } from '@/lib/chain/local-accounts';
import { openFolderStore } from '@/lib/storage/folder-store';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { proposeEpoch as proposeInPlace } from '@/lib/watch/propose-epoch';
import { openReceiptLog } from '@/lib/watch/receipt-log';
import type { WatchDependencies } from '@/lib/watch/watch-epochs';
import { challengeEpoch, proposeEpoch, resolveChallenge } from '@/tests/support/bond-epoch';
import { openEconomySite, serveEconomy } from '@/tests/support/serve-files';
import { openWatchedRun, WATCHER, type WatchedRun } from '@/tests/support/watched/watch-economy';
import { startWatchedEconomy, type WatchedEconomy } from '@/tests/support/watched/watched-economy';

const LONELY = 6;
const ROOT = `0x${'77'.repeat(32)}` as const;

let watched: WatchedEconomy;
let run: WatchedRun;
let folder: string;
let site: Server;
let siteUrl: string;
let state: unknown;

/** The real job's proposal, with its file. */
async function newest() {
  const { reader: client, chainId, addresses } = watched.economy.chain;
  const proposals = await (await openChainFacts({ client, chainId, addresses })).epochs();
  const last = proposals.at(-1);
  if (!last) throw new Error('Nothing is proposed.');
  return last;
}

/** Drops the pending proposal, as an upheld challenge does. */
async function drop(): Promise<void> {
  const { chain } = watched.economy;
  await challengeEpoch(chain, { challenger: 8, epoch: 1n, reason: 'To make room.' });
  await resolveChallenge(chain, { epoch: 1n, upheld: true, reason: 'To make room.' });
}

/** Has the operator propose a root that its file does not say. */
async function proposeWrongly(): Promise<void> {
  const { total, fileCid } = await newest();
  await drop();
  await proposeEpoch(watched.economy.chain, { epoch: 1n, root: ROOT, total, fileCid });
}

beforeAll(async () => {
  watched = await startWatchedEconomy(3);
  run = await openWatchedRun(watched);
  await watched.playEpoch();
  folder = mkdtempSync(join(tmpdir(), 'tributary-watch-'));
  const serve = serveEconomy(watched.economy);
  site = createServer((request, response) => {
    serve(`http://site.example${request.url}`)
      .then(async (answer) => {
        response.writeHead(answer.status);
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
  await watched.economy.stop();
});
beforeEach(async () => {
  state = await watched.economy.chain.call('evm_snapshot', []);
});
afterEach(async () => {
  await watched.economy.chain.call('evm_revert', [state]);
});

/** `npm run watch:epochs -- --once` or `propose:epoch`, as a process of its own. */
async function command(
  entry: string,
  args: readonly string[],
  key?: number,
): Promise<{ code: number | null; said: string }> {
  const secret = key === undefined ? null : localAccount(key).getHdKey().privateKey;
  const child = spawn(process.execPath, ['--import', 'tsx', `lib/runtime/${entry}.ts`, ...args], {
    env: { ...process.env, WATCHER_PRIVATE_KEY: secret ? toHex(secret) : '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

it('agrees in every check, with every model of the lineage trained again', async () => {
  const site = await openEconomySite(watched.economy);
  const { verdict, checks } = await verifyEpoch(site, { epoch: 1, train: true });
  expect(checks.filter(({ state }) => state !== 'agrees')).toEqual([]);
  expect(verdict).toBe('agrees');
  const trained = checks.filter(({ title }) => title.startsWith('Training it again'));
  expect(trained.map(({ subject }) => subject)).toContain('Model 1, version 1');
  expect(trained.length).toBeGreaterThan(1);
  expect(checks.some(({ title }) => /lineage of model \d+/.test(title))).toBe(true);
}, 120_000);

it('leaves a right proposal alone and mirrors what it read, as a process with a node and a site', async () => {
  const { rpcUrl } = watched.economy.chain;
  const mirror = join(folder, 'mirror');
  const right = await command(
    'watch-epochs',
    ['--rpc', rpcUrl, '--site', siteUrl, '--mirror', mirror, '--once'],
    WATCHER,
  );
  expect(right.said).toMatch(/Bonds are paid by 0x[\s\S]*Epoch 1 is right: \d+ checks agree/);
  expect(right.code).toBe(0);
  const log = await openReceiptLog(join(mirror, 'published-receipts.jsonl'));
  const store = openFolderStore(mirror);
  expect(log.entries().length).toBeGreaterThan(1);
  for (const { cid } of log.entries()) expect(await store.has(cid)).toBe(true);
  expect(await store.has((await newest()).fileCid)).toBe(true);
}, 120_000);

it('challenges a wrong one as a process, after the site is gone, from the mirror alone', async () => {
  const { rpcUrl, reader, addresses } = watched.economy.chain;
  const mirror = join(folder, 'mirror');
  await proposeWrongly();
  const args = ['--rpc', rpcUrl, '--site', 'http://127.0.0.1:9', '--mirror', mirror, '--once'];
  const looked = await command('watch-epochs', args);
  expect(looked.said).toMatch(/only looks[\s\S]*Epoch 1 is WRONG/);
  expect(looked.code).toBe(1);
  const { code, said } = await command('watch-epochs', args, WATCHER);
  expect(said).toMatch(
    /does not give its list of receipts[\s\S]*is WRONG\. Epoch 1: root says 0x[\s\S]*challenged with 100 OPEN/,
  );
  expect(code).toBe(1);
  const { challenges } = await newest();
  expect(challenges).toMatchObject([{ challenger: localAccount(WATCHER).address.toLowerCase(), outcome: 'open' }]);
  const allowance = await reader.readContract({
    address: addresses.openToken,
    abi: openTokenAbi,
    functionName: 'allowance',
    args: [localAccount(WATCHER).address, addresses.rewardDistributor],
  });
  expect(allowance).toBe(0n);
}, 120_000);

it('says what a bond lacks, and challenges as soon as it is there; never twice', async () => {
  const { chain } = watched.economy;
  await proposeWrongly();
  const told: string[] = [];
  const writer = chain.walletFor(LONELY);
  const changes: Partial<WatchDependencies> = { writer, tell: (line) => told.push(line) };
  const watcher = run.watch(changes);
  expect(await watcher.look()).toMatchObject({ kind: 'wrong', outcome: { kind: 'short' } });
  expect(told.join('\n')).toMatch(/NOT challenged: 0x\w+ holds 0 OPEN and the bond is 100 OPEN; send it 100 OPEN more/);
  await chain.giveOpen(LONELY, 100n * 10n ** 18n);
  expect(await watcher.look()).toMatchObject({ kind: 'wrong', outcome: { kind: 'challenged' } });
  expect(await run.watch(changes).look()).toEqual({ kind: 'idle' });
  await resolveChallenge(chain, { epoch: 1n, upheld: false, reason: 'No.' });
  await chain.giveOpen(LONELY, 1_000n * 10n ** 18n);
  expect(await run.watch(changes).look()).toMatchObject({ kind: 'wrong', outcome: { kind: 'told' } });
  expect((await newest()).challenges).toHaveLength(1);
}, 120_000);

it('takes sites in turn, and a network that fails is no ground before three quarters of the window', async () => {
  const { chain } = watched.economy;
  const serve = serveEconomy(watched.economy);
  const down: typeof fetch = async () => {
    throw new TypeError('fetch failed');
  };
  const half: typeof fetch = (address, init) =>
    String(address).startsWith('http://first') ? down(address, init) : serve(address, init);
  const turn = run.watch({ sites: ['http://first.example', 'http://second.example'], fetchFile: half });
  expect(await turn.look()).toEqual({ kind: 'right', epoch: 1 });
  const cut = run.watch({ fetchFile: down });
  expect(await cut.look()).toMatchObject({ kind: 'waiting', why: expect.stringContaining('unreachable') });
  await chain.advanceTime(33);
  expect(await cut.look()).toMatchObject({ kind: 'waiting' });
  expect(await cut.look()).toMatchObject({ kind: 'waiting' });
  expect((await newest()).challenges).toEqual([]);
  // The node does not answer: nothing is known, and nothing is done.
  const blind = run.watch({ reader: { ...chain.reader, readContract: () => Promise.reject(new Error('no route')) } });
  expect(await blind.look()).toMatchObject({ kind: 'failed', why: 'no route' });
}, 120_000);

it('proposes in the operator’s place, once it may, the very bytes that the operator would', async () => {
  const { chain } = watched.economy;
  const { fileCid, root, total } = await newest();
  await drop();
  const mirror = openFolderStore(join(folder, 'place'));
  const log = await openReceiptLog(join(folder, 'place', 'published-receipts.jsonl'));
  const deps = {
    ...{ reader: chain.reader, writer: chain.walletFor(WATCHER), addresses: chain.addresses, chainId: chain.chainId },
    ...{ fromBlock: 0n, sites: [siteUrl], mirror, log, train: false, fetchFile: fetch, now: () => 0, tell: () => {} },
  };
  await expect(proposeInPlace(deps)).rejects.toMatchObject({ code: 'not-ready', message: /operator still has time/ });
  await chain.advanceTime(1_801);
  const args = ['--rpc', chain.rpcUrl, '--site', siteUrl, '--mirror', join(folder, 'place')];
  const { code, said } = await command('propose-epoch', args, WATCHER);
  expect(said).toMatch(/Epoch 1 is proposed with 100 OPEN/);
  expect(code).toBe(0);
  expect(await newest()).toMatchObject({
    epoch: 1,
    root,
    total,
    fileCid,
    proposer: localAccount(WATCHER).address.toLowerCase(),
  });
  // Whoever watches finds it right, from the proposer's mirror alone.
  const nobody: typeof fetch = async () => new Response(null, { status: 404 });
  expect(await run.watch({ mirror, fetchFile: nobody }).look()).toEqual({ kind: 'right', epoch: 1 });
  await expect(proposeInPlace(deps)).rejects.toMatchObject({ code: 'not-ready', message: /is proposed already/ });
}, 120_000);
