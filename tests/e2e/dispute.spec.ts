import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { wonOf } from '@/lib/chain/lost-bond';
import { formatOpen, parseOpen } from '@/lib/core/units';
import { listPermissions } from '@/lib/db/permission';
import { askQuestion } from '@/lib/demo/play/ask-question';
import { giveOpen } from '@/lib/demo/play/give-open';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { decideByVote, readPace } from '@/tests/e2e/support/decide-by-vote';
import { readEpochFileOnChain } from '@/tests/e2e/support/expected-shares';
import { balanceOf, claimedOf, readLastEpoch } from '@/tests/e2e/support/money-on-chain';
import { moveTime } from '@/tests/e2e/support/move-time';
import { openPage, waitUntilLive } from '@/tests/e2e/support/open-page';
import { expect, PEOPLE, test } from '@/tests/e2e/support/people';
import { proposeFalseEpoch } from '@/tests/e2e/support/propose-false-epoch';
import { setScene } from '@/tests/e2e/support/set-scene';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WINDOW_S = 3_600n;
const TIMEOUT_MS = 120_000;
/** More than the quorum, a hundredth of the supply. */
const VOTES = parseOpen('20000000');

test('a wrong epoch is challenged, voted on and replaced, through the pages', async ({
  enter,
  stage,
  rpcUrl,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const scene = await setScene(stage);
  const deployer = stage.playerAt(LOCAL_ROLES.deployer);
  const voter = stage.playerAt(PEOPLE.farid, 'farid');
  const operator = stage.playerAt(LOCAL_ROLES.operator).account;
  const contributor = stage.playerAt(PEOPLE.bilal, 'bilal').account;
  const distributor = { address: stage.addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  await giveOpen(stage, { from: deployer, to: voter, amount: VOTES });
  await giveOpen(stage, { from: deployer, to: { account: contributor }, amount: parseOpen('1000') });

  const bilal = await enter('bilal', { anew: true });
  const farid = await enter('farid', { anew: true });

  await test.step('a holder of OPEN lets it vote, and a vote gives everybody an hour to look at an epoch', async () => {
    const { page } = farid;
    await openPage(page, '/governance/delegates');
    await page.getByRole('radio', { name: 'I do' }).check();
    await page.getByRole('button', { name: 'Delegate your votes' }).click();
    await expect(page.getByText('Confirmed on chain')).toBeVisible();
    await decideByVote(stage, {
      rpcUrl,
      voter,
      action: { kind: 'set-parameter', parameter: 'challengeWindow', value: WINDOW_S },
      // The same words for the same action make the same proposal: the block tells two runs apart.
      title: `An hour to look at an epoch, from block ${await stage.chain.getBlockNumber()} on`,
    });
  });

  const payForAnswer = async (question: string): Promise<string> => {
    const asker = stage.playerAt(PEOPLE.amara, 'amara');
    const [permission] = await listPermissions(stage.db, asker.account);
    if (!permission) throw new Error('The scene has no spending permission.');
    const receipt = await askQuestion(stage, {
      asker,
      permissionHash: permission.permissionHash,
      modelId: scene.modelId,
      question,
      disclosed: true,
      idempotencyKey: `after-epoch-${(await readLastEpoch(stage)).epoch}`,
    });
    await waitForAttribution(stage, { receiptIds: [receipt.id], timeoutMs: TIMEOUT_MS });
    return receipt.id;
  };

  await test.step('the operator settles: its own next epoch, which would come before the wrong one, is not due soon', async () => {
    const receiptIds = [await payForAnswer('Who may use the large reading room on Thursday?')];
    await settleReceipts(stage, { receiptIds, timeoutMs: TIMEOUT_MS });
    await moveTime(stage, { rpcUrl, seconds: WINDOW_S + 1n });
  });

  const receiptId = await test.step('somebody pays for an answer, which nothing divides yet', () =>
    payForAnswer('Who may use the small reading room on Friday?'));

  const wrong = await test.step('the operator proposes an epoch that gives everything to itself', () =>
    proposeFalseEpoch(stage));
  const before = await balanceOf(stage, contributor);
  const claimedByOperator = await claimedOf(stage, operator);

  await test.step('a contributor sees it, and recomputes it with the command that the page gives', async () => {
    const { page } = bilal;
    await openPage(page, '/disputes');
    await expect(page.getByText(`Epoch ${wrong.epoch} can be challenged now`)).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'Look at it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^Epoch ${wrong.epoch}:`) })).toBeVisible();
    await expect(page.getByText(wrong.root)).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'What it pays' }).click();
    await expect(page.getByRole('heading', { name: 'Who earned' })).toBeVisible();
    await page.goBack();
  });
  const report = await recompute(wrong.epoch, baseURL ?? '');
  expect(report.exitCode).toBe(1);

  const bond = await test.step('the contributor challenges it with a bond', async () => {
    const { page, wallet } = bilal;
    const asked = await stage.chain.readContract({ ...distributor, functionName: 'challengeBond' });
    await openPage(page, `/disputes/epochs/${wrong.epoch}`);
    const challenge = page.getByRole('button', { name: `Challenge it with ${formatOpen(asked)} OPEN` });
    await challenge.click();
    await expect(page.getByText('Say what is wrong with the epoch.')).toBeVisible();
    wallet.requests.length = 0;
    await page.getByRole('textbox', { name: 'Reason' }).fill(report.difference);
    await challenge.click();
    await expect(page.getByText('Challenged', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(report.difference)).toBeVisible();
    // The bond's allowance, and the challenge.
    expect(wallet.requests.filter((method) => method === 'eth_sendTransaction')).toHaveLength(2);
    const open = await stage.chain.readContract({ ...distributor, functionName: 'challenge' });
    expect([open.challenger.toLowerCase(), open.bond]).toEqual([contributor, asked]);
    expect(await balanceOf(stage, contributor)).toBe(before - asked);
    await checkAccessibility(page);
    return asked;
  });

  await test.step('it stays unpaid, whatever the clock says, while it is challenged', async () => {
    await moveTime(stage, { rpcUrl, seconds: WINDOW_S / 2n });
    const [claimable] = await stage.chain.readContract({
      ...distributor,
      functionName: 'claimableEpoch',
      blockTag: 'pending',
    });
    expect(Number(claimable)).toBe(wrong.epoch - 1);
  });

  await test.step('a delegate proposes to uphold it, from the template, and votes', async () => {
    const { page } = farid;
    const pace = await readPace(stage);
    await openPage(page, `/disputes/epochs/${wrong.epoch}`);
    await page.getByRole('link', { name: 'Propose a vote about it' }).click();
    await expect(page.getByRole('heading', { name: 'Make a proposal' })).toBeVisible();
    await page.getByRole('radio', { name: /^Uphold/ }).check();
    await page.getByRole('textbox', { name: 'Reason of the decision' }).fill('Recomputed: the challenger is right.');
    await page.getByRole('button', { name: 'Make the proposal' }).click();
    await page.waitForURL(/\/governance\/proposals\/\d+$/);
    await moveTime(stage, { rpcUrl, seconds: pace.delay + 1n });
    await reload(page);
    await page.getByRole('radio', { name: /^For/ }).check();
    await page.getByRole('button', { name: 'Cast your vote' }).click();
    await expect(page.getByRole('button', { name: 'Cast your vote' })).toHaveCount(0);
    await moveTime(stage, { rpcUrl, seconds: pace.period + 1n });
    await reload(page);
    await page.getByRole('button', { name: 'Start the waiting time' }).click();
    await expect(page.getByRole('button', { name: 'Carry it out' })).toBeVisible();
    await moveTime(stage, { rpcUrl, seconds: pace.timelock + 1n });
    await reload(page);
    await page.getByRole('button', { name: 'Carry it out' }).click();
    await expect(page.getByText('It was carried out.')).toBeVisible();
  });

  await test.step('the wrong epoch is thrown out, and its bond goes to who challenged it', async () => {
    const { page } = bilal;
    const won = wonOf(wrong.bond);
    await openPage(page, `/disputes/epochs/${wrong.epoch}`);
    await expect(page.getByText('Thrown out').first()).toBeVisible();
    await expect(page.getByText('Recomputed: the challenger is right.')).toBeVisible();
    await expect(page.getByText(`The challenger got ${formatOpen(bond + won)} OPEN`)).toBeVisible();
    expect(await balanceOf(stage, contributor)).toBe(before + won);
    await openPage(page, '/disputes');
    const challenged = page.getByRole('table', { name: 'Challenged epochs' });
    await expect(challenged.getByRole('row', { name: new RegExp(`Epoch ${wrong.epoch}\\b`) })).toContainText('Upheld');
    await checkAccessibility(page);
  });

  await test.step('the right epoch takes its place, becomes final and is claimed', async () => {
    const { page } = bilal;
    const epoch = await settleReceipts(stage, { receiptIds: [receiptId], timeoutMs: TIMEOUT_MS });
    expect(epoch).toBe(wrong.epoch);
    const right = await readEpochFileOnChain(stage, epoch);
    expect(right?.root).not.toBe(wrong.root);
    expect((await recompute(epoch, baseURL ?? '')).exitCode).toBe(0);
    await openPage(page, `/disputes/epochs/${epoch}`);
    await expect(page.getByText('Proposal 2')).toBeVisible();
    await expect(page.getByText(right?.root ?? '')).toBeVisible();

    await moveTime(stage, { rpcUrl, seconds: WINDOW_S + 1n });
    const due =
      (right?.earnings.find(({ account }) => account === contributor)?.cumulative ?? 0n) -
      (await claimedOf(stage, contributor));
    expect(due).toBeGreaterThan(0n);
    const held = await balanceOf(stage, contributor);
    await openPage(page, '/earnings');
    await page.getByRole('button', { name: /^Claim / }).click();
    await expect(page.getByText('Nothing to claim.')).toBeVisible();
    expect(await balanceOf(stage, contributor)).toBe(held + due);
    expect(await claimedOf(stage, operator)).toBe(claimedByOperator);
    await openPage(page, `/disputes/epochs/${epoch}`);
    await expect(page.getByText('Final', { exact: true }).first()).toBeVisible();
  });
});

async function reload(page: Page): Promise<void> {
  await page.reload();
  await waitUntilLive(page);
}

/** Runs `npm run verify` on an epoch, as the page says it; `difference` is the first thing it says to differ. */
function recompute(epoch: number, url: string): Promise<{ exitCode: number; difference: string }> {
  const args = ['scripts/verify.mjs', '--epoch', String(epoch), '--url', url, '--quiet'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, timeout: TIMEOUT_MS }, (error, stdout) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      if (exitCode === null) return reject(error);
      const lines = stdout.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
      resolve({
        exitCode,
        difference: lines
          .filter((line) => line !== '')
          .slice(0, 3)
          .join(' ')
          .slice(0, 500),
      });
    });
  });
}
