import { erc20Abi, hexToString } from 'viem';
import { resolveAddresses } from '@/lib/chain/addresses';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import { formatOpenExact } from '@/lib/core/units';
import { announceWallet } from '@/tests/e2e/support/announce-wallet';
import { openPage, waitUntilLive } from '@/tests/e2e/support/open-page';
import { accountButton, connectWallet, signIn, signOut } from '@/tests/e2e/support/sign-in';
import { expect, test } from '@/tests/e2e/support/tributary-test';

const AMARA = localAccount(0);
const BILAL = localAccount(1);
const HANA = localAccount(11);
const chainId = LOCAL_CHAIN_ID;

test('signs in with an announced wallet, stays signed in after a reload, and signs out', async ({ page, rpcUrl }) => {
  await announceWallet(page, { account: AMARA, rpcUrl, chainId });
  await openPage(page, '/');
  await signIn(page);
  await expect(accountButton(page)).toHaveText(/amara/);

  await page.reload();
  await waitUntilLive(page);
  await expect(accountButton(page)).toHaveText(/amara/);

  await signOut(page);
  await page.reload();
  await waitUntilLive(page);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Connect' })).toBeVisible();
});

test('says so when the signature is declined, and lets one try again', async ({ page, rpcUrl }) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId });
  await openPage(page, '/');
  await connectWallet(page);
  const sign = page.getByRole('dialog').getByRole('button', { name: 'Sign message' });
  const dialog = page.getByRole('dialog', { name: 'Sign in with your wallet' });
  await expect(dialog).toContainText('Sign in to Tributary as amara');
  await expect(dialog).toContainText('Network feeNone: signing costs nothing');
  expect(wallet.requests).not.toContain('personal_sign');
  wallet.declineNext('personal_sign');
  await sign.click();
  await expect(page.getByText('You declined; nothing was signed.')).toBeVisible();
  await sign.click();
  await expect(accountButton(page)).toHaveText(/amara/);
});

test('asks a wallet on another chain to switch before it signs', async ({ page, rpcUrl }) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId, startChainId: 1 });
  await openPage(page, '/');
  await signIn(page);
  expect(wallet.chainId()).toBe(chainId);
  expect(wallet.requests.indexOf('wallet_switchEthereumChain')).toBeLessThan(wallet.requests.indexOf('personal_sign'));
});

test('says so when the switch is declined while connecting, and lets one try again', async ({ page, rpcUrl }) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId, startChainId: 1 });
  wallet.declineNext('wallet_switchEthereumChain');
  await openPage(page, '/');
  await connectWallet(page);
  await expect(page.getByText('You declined; the wallet is not connected.')).toBeVisible();
  // From the beginning: whether the wallet's dialog is still open by now is the wallet library's own affair.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await connectWallet(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign message' }).click();
  await expect(accountButton(page)).toHaveText(/amara/);
});

test('explains the wrong chain before anything is signed there', async ({ page, rpcUrl }) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId });
  await openPage(page, '/');
  await connectWallet(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign message' }).waitFor();
  await wallet.useChain(1);
  const dialog = page.getByRole('dialog', { name: 'Your wallet is on another network' });
  await expect(dialog).toContainText('It is on chain 1. Tributary is on Tributary local, chain 31337.');
  wallet.declineNext('wallet_switchEthereumChain');
  const change = dialog.getByRole('button', { name: /^Switch to/ });
  await change.click();
  await expect(dialog).toContainText('You declined; the wallet stayed on its network.');
  expect(wallet.requests).not.toContain('personal_sign');
  await change.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign message' }).click();
  await expect(accountButton(page)).toHaveText(/amara/);
});

test('ends the session when the wallet moves to another account', async ({ page, rpcUrl }) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId });
  await openPage(page, '/');
  await signIn(page);
  await wallet.useAccount(BILAL);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Sign in' })).toBeVisible();
  const session = await page.request.get('/api/auth/session');
  expect(await session.json()).toEqual({ account: null });
});

test('refuses a signature that was used before, one for another site, and one by another account', async ({
  page,
  rpcUrl,
  baseURL,
}) => {
  const wallet = await announceWallet(page, { account: AMARA, rpcUrl, chainId });
  await openPage(page, '/');
  await signIn(page);
  const [first] = wallet.signed;
  if (!first) throw new Error('Nothing was signed.');
  const message = hexToString(first.message);

  const replayed = await page.request.post('/api/auth/sign-in', { data: { message, signature: first.signature } });
  expect(replayed.status()).toBe(409);
  expect((await replayed.json()).error.message).toContain('used already');

  const { nonce } = await (await page.request.get('/api/auth/nonce')).json();
  const fresh = message.replace(/Nonce: \S+/, `Nonce: ${nonce}`);
  const elsewhere = fresh.replaceAll(new URL(baseURL ?? '').host, 'evil.example');
  const forwarded = await page.request.post('/api/auth/sign-in', {
    data: { message: elsewhere, signature: await AMARA.signMessage({ message: elsewhere }) },
  });
  expect(forwarded.status()).toBe(400);
  expect((await forwarded.json()).error.message).toContain('evil.example');

  const forged = await page.request.post('/api/auth/sign-in', {
    data: { message: fresh, signature: await BILAL.signMessage({ message: fresh }) },
  });
  expect(forged.status()).toBe(403);
});

test('lets a newcomer be somebody with the development wallet, and gives them OPEN', async ({ page, chain }) => {
  const readBalance = () =>
    chain.readContract({
      address: resolveAddresses({ chainId, given: '' }).openToken,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [HANA.address],
    });
  const before = await readBalance();
  await openPage(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Development wallet' }).click();
  await page.getByRole('button', { name: /^hana/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign message' }).click();
  await expect(page.getByText('wants you to sign in with your Ethereum account')).toBeVisible();
  await page.getByRole('button', { name: 'Sign as hana' }).click();
  await expect(accountButton(page)).toHaveText(/hana/);

  await accountButton(page).click();
  await page.getByRole('menuitem', { name: /faucet/ }).click();
  await expect(page.getByText('100 OPEN and coins for network fees arrived')).toBeVisible();
  const after = before + 100n * 10n ** 18n;
  await expect(page.getByRole('menu').getByTitle(`${formatOpenExact(after)} OPEN`)).toBeVisible();
  expect(await readBalance()).toBe(after);
});
