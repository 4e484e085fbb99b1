import type { Page } from '@playwright/test';
import { expect } from '@/tests/e2e/support/tributary-test';

/** Connects the announced test wallet; leaves the page where it says what is to be signed. */
export async function connectWallet(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Test Wallet' }).click();
}

/** Connects and signs in with the announced test wallet, and waits until the page says who one is. */
export async function signIn(page: Page): Promise<void> {
  await connectWallet(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign message' }).click();
  await expect(accountButton(page)).toBeVisible();
}

/** The button in the top bar that says who is signed in. */
export function accountButton(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: /^Account / });
}

export async function signOut(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Connect' })).toBeVisible();
}
