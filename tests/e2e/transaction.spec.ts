import type { Page } from '@playwright/test';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { resolveAddresses } from '@/lib/chain/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import { announceWallet, type TestWallet } from '@/tests/e2e/support/announce-wallet';
import { openPage } from '@/tests/e2e/support/open-page';
import { signIn } from '@/tests/e2e/support/sign-in';
import { expect, test } from '@/tests/e2e/support/tributary-test';

const HANA = localAccount(11);
const OPEN = 10n ** 18n;
const chainId = LOCAL_CHAIN_ID;

let wallet: TestWallet;

test.beforeEach(async ({ page, rpcUrl }) => {
  wallet = await announceWallet(page, { account: HANA, rpcUrl, chainId });
  await openPage(page, '/');
  await signIn(page);
  // Gas and OPEN; a test before may have asked a moment ago, and then there is enough.
  await page.request.post('/api/faucet');
  await openPage(page, '/account');
  await page.getByLabel('Deposit, in OPEN').fill('5');
});

const depositButton = (page: Page) => page.getByRole('button', { name: 'Sign and deposit' });

function readDeposit(chain: ChainReader): Promise<bigint> {
  const { inferenceVault } = resolveAddresses({ chainId, given: '' });
  return chain.readContract({
    address: inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'depositOf',
    args: [HANA.address],
  });
}

test('says that a transaction is confirmed once the chain has it, to the last unit', async ({ page, chain }) => {
  const before = await readDeposit(chain);
  await depositButton(page).click();
  await expect(page.getByText('Confirmed on chain.')).toBeVisible();
  expect(await readDeposit(chain)).toBe(before + 5n * OPEN);
  expect(await page.evaluate(() => localStorage.getItem('tributary.pending-transactions'))).toBe('[]');
});

test('sends nothing from a wallet on another chain, or when it is declined, and says so', async ({ page, chain }) => {
  const before = await readDeposit(chain);
  await wallet.useChain(1);
  wallet.declineNext('wallet_switchEthereumChain');
  await depositButton(page).click();
  await expect(page.getByText('You declined the switch; nothing was sent.')).toBeVisible();
  expect(wallet.requests).not.toContain('eth_signTypedData_v4');

  wallet.declineNext('eth_sendTransaction');
  await depositButton(page).click();
  await expect(page.getByText('You declined; nothing was sent.', { exact: false })).toBeVisible();
  await expect(page.getByText('Confirmed on chain.')).toHaveCount(0);
  expect(await readDeposit(chain)).toBe(before);
});

test('finds a transaction that was sent before a reload, and follows it to its end', async ({
  page,
  rpcUrl,
  chain,
}) => {
  const mine = (method: string, params: unknown[]) =>
    fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  const before = await readDeposit(chain);
  await mine('evm_setAutomine', [false]);
  try {
    await depositButton(page).click();
    await expect(page.getByText('Sent; waiting for the chain.')).toBeVisible();
    await page.reload();
    await expect(
      page.getByText('Waiting for the chain:').or(page.getByText('Sent; waiting for the chain.')).first(),
    ).toBeVisible();
    expect(await readDeposit(chain)).toBe(before);
  } finally {
    await mine('evm_setAutomine', [true]);
    await mine('evm_mine', []);
  }
  await expect(page.getByText('Confirmed on chain', { exact: false }).first()).toBeVisible();
  expect(await readDeposit(chain)).toBe(before + 5n * OPEN);
});
