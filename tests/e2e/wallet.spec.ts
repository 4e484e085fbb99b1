import type { Page } from '@playwright/test';
import { createWalletClient, http } from 'viem';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { resolveAddresses } from '@/lib/chain/addresses';
import { buildChain } from '@/lib/chain/chain-config';
import type { ChainReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { announceWallet, type TestWallet } from '@/tests/e2e/support/announce-wallet';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { stakeOn } from '@/tests/e2e/support/money-steps';
import { openPage, waitUntilLive } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';
import { signIn } from '@/tests/e2e/support/sign-in';
import { watchPage } from '@/tests/e2e/support/watch-page';

const GRACE = localAccount(10);
const OPEN = 10n ** 18n;
const chainId = LOCAL_CHAIN_ID;
const { inferenceVault, curatorStaking } = resolveAddresses({ chainId, given: '' });

async function arrive(
  page: Page,
  { rpcUrl, ...options }: { rpcUrl: string; newcomer?: boolean; batches?: boolean },
): Promise<{ wallet: TestWallet; complaints: string[] }> {
  const complaints = watchPage(page);
  const wallet = await announceWallet(page, { account: GRACE, rpcUrl, chainId, ...options });
  await openPage(page, '/');
  await signIn(page);
  await page.request.post('/api/faucet');
  return { wallet, complaints };
}

const depositOf = (chain: ChainReader) =>
  chain.readContract({
    address: inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'depositOf',
    args: [GRACE.address],
  });

test('says in words and amounts what the wallet will ask, and opens it only at a word', async ({
  page,
  rpcUrl,
  chain,
}) => {
  const { wallet, complaints } = await arrive(page, { rpcUrl, newcomer: true });
  await openPage(page, '/account');
  const before = await depositOf(chain);
  await page.getByLabel('Deposit, in OPEN').fill('5');
  await page.getByRole('button', { name: 'Sign and deposit' }).click();
  const review = page.getByRole('dialog', { name: 'Before your wallet opens' });
  await expect(review).toContainText('2 signatures');
  await expect(review).toContainText('Allow the vault to take 5 OPEN, and no more');
  await expect(review).toContainText('A signature only: nothing is sent to the chain');
  await expect(review).toContainText('Leaves your wallet5 OPEN');
  await review.getByRole('button', { name: 'Leave it' }).click();
  await expect(review).toHaveCount(0);
  expect(wallet.requests).not.toContain('eth_signTypedData_v4');

  await page.getByRole('button', { name: 'Sign and deposit' }).click();
  await review.getByRole('checkbox').check();
  await review.getByRole('button', { name: 'Open the wallet' }).click();
  await expect(page.getByText('Confirmed on chain.')).toBeVisible();
  expect(await depositOf(chain)).toBe(before + 5n * OPEN);

  // Who has said so is not told in a dialog again, until they want it back.
  await page.getByRole('button', { name: 'Sign and deposit' }).click();
  await expect.poll(() => depositOf(chain)).toBe(before + 10n * OPEN);
  await expect(page.getByText('Confirmed on chain.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Tell me before the wallet opens' }).check();
  await page.getByRole('button', { name: 'Sign and deposit' }).click();
  await expect(review).toBeVisible();
  expect(complaints).toEqual([]);
});

test('asks a wallet that can do several things at once only once', async ({ page, rpcUrl, chain, stage }) => {
  const datanetId = await openDeskDatanet(stage, 'A desk to stake on at once');
  const { wallet, complaints } = await arrive(page, { rpcUrl, batches: true });
  const readStake = () =>
    chain.readContract({
      address: curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'activeStakeOf',
      args: [BigInt(datanetId), GRACE.address],
    });
  const before = await readStake();
  await stakeOn(page, { datanetId, amount: '7' });
  expect(wallet.requests.filter((method) => method === 'wallet_sendCalls')).toHaveLength(1);
  expect(wallet.requests).not.toContain('eth_sendTransaction');
  expect(await readStake()).toBe(before + 7n * OPEN);
  // What was sent leads back to what it was about.
  await openPage(page, '/account');
  const sent = page.getByRole('listitem').filter({ hasText: 'confirmed' }).first().getByRole('link').first();
  await expect(sent).toHaveAttribute('href', `/datanets/${datanetId}/stakes`);
  expect(complaints).toEqual([]);
});

test('tells a transaction that the wallet sped up from one that it cancelled, also after a reload', async ({
  page,
  rpcUrl,
  chain,
}) => {
  // Where the page has not heard of the first one yet, it waits a block's time of Ethereum before it believes in another.
  test.setTimeout(180_000);
  const { complaints } = await arrive(page, { rpcUrl });
  await openPage(page, '/account');
  const ask = async (method: string, params: unknown[] = []) => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return ((await response.json()) as { result: unknown }).result;
  };
  /** Sends another transaction in the place of the one that waits, at ten times its price. */
  const replace = async (change: 'cancel' | 'speed-up') => {
    const [waiting] = JSON.parse(
      await page.evaluate(() => localStorage.getItem('tributary.pending-transactions') ?? '[]'),
    ) as { hash: Hex }[];
    if (!waiting) throw new Error('Nothing is pending.');
    const sent = await chain.getTransaction({ hash: waiting.hash });
    const client = createWalletClient({
      account: GRACE,
      chain: buildChain({ chainId, rpcUrl }),
      transport: http(rpcUrl),
    });
    const fees = {
      nonce: sent.nonce,
      gas: 1_000_000n,
      maxFeePerGas: (sent.maxFeePerGas ?? sent.gasPrice ?? 0n) * 10n,
      maxPriorityFeePerGas: (sent.maxPriorityFeePerGas ?? 0n) * 10n + 10n ** 9n,
    };
    await client.sendTransaction(
      change === 'cancel' ? { ...fees, to: GRACE.address, value: 0n } : { ...fees, to: sent.to, data: sent.input },
    );
  };
  const send = async () => {
    await page.getByLabel('Deposit, in OPEN').fill('2');
    await page.getByRole('button', { name: 'Sign and deposit' }).click();
    await expect(page.getByText('Sent; waiting for the chain.')).toBeVisible();
  };
  const before = await depositOf(chain);
  await ask('evm_setAutomine', [false]);
  try {
    await send();
    await replace('speed-up');
    await ask('evm_mine');
    await expect(page.getByText('Confirmed on chain', { exact: false })).toBeVisible();
    expect(await depositOf(chain)).toBe(before + 2n * OPEN);
    // It is kept by the hash that the chain has it by, not by the one it was first sent as.
    const [past] = JSON.parse(
      await page.evaluate(() => localStorage.getItem('tributary.past-transactions') ?? '[]'),
    ) as { hash: Hex }[];
    if (!past) throw new Error('Nothing is kept.');
    expect((await chain.getTransactionReceipt({ hash: past.hash })).status).toBe('success');

    await send();
    await replace('cancel');
    await ask('evm_mine');
    await expect(page.getByText('You cancelled it in the wallet; nothing happened.').first()).toBeVisible();

    // Also what was replaced while nobody looked is told for what it is.
    const leave = async (change: Parameters<typeof replace>[0]) => {
      await send();
      await replace(change);
      await page.goto('about:blank');
      await ask('evm_mine');
      await openPage(page, '/account');
      await waitUntilLive(page);
    };
    await leave('cancel');
    const recent = page.getByRole('listitem').filter({ has: page.getByText('Deposit', { exact: false }) });
    await expect(recent.filter({ hasText: 'You cancelled it in the wallet; nothing happened.' })).toHaveCount(2);
    expect(await depositOf(chain)).toBe(before + 2n * OPEN);
    await leave('speed-up');
    await expect(page.getByText('Confirmed on chain', { exact: false }).first()).toBeVisible();
    expect(await depositOf(chain)).toBe(before + 4n * OPEN);
  } finally {
    await ask('evm_setAutomine', [true]);
  }
  expect(complaints).toEqual([]);
});
