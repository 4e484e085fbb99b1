import type { Page } from '@playwright/test';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect } from '@/tests/e2e/support/people';
import { accountButton } from '@/tests/e2e/support/sign-in';

/** Gets 100 OPEN from the local faucet, by the account's menu. */
export async function useFaucet(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: /faucet/ }).click();
  await expect(page.getByText('100 OPEN and coins for network fees arrived')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** On the page for asking a model: makes the deposit (a permit and one transaction) and signs a permission. */
export async function prepareToAsk(page: Page, { modelId, deposit }: { modelId: number; deposit: string }) {
  await openPage(page, `/ask?model=${modelId}`);
  await page.getByLabel('Deposit, in OPEN').fill(deposit);
  await page.getByRole('button', { name: 'Sign and deposit' }).click();
  await page.getByRole('button', { name: 'Sign the permission' }).click();
  await expect(askButton(page)).toBeVisible();
}

/** Asks on the page that is open; resolves with the answer's label and its receipt's id. */
export async function askQuestion(
  page: Page,
  { question, disclosed = true }: { question: string; disclosed?: boolean },
): Promise<{ label: string; receiptId: string }> {
  const privately = page.getByLabel('Keep question and answer private');
  await privately.setChecked(!disclosed);
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await askButton(page).click();
  const toReceipts = page.getByRole('link', { name: 'See who shaped it' });
  const answer = page.locator('[aria-live] > *').filter({ has: toReceipts, hasText: question });
  await expect(answer).toBeVisible();
  const receiptId = (await answer.getByRole('link', { name: 'See who shaped it' }).getAttribute('href'))
    ?.split('/')
    .at(-1);
  if (!receiptId) throw new Error('The answer names no receipt.');
  // Under the question, which is its heading.
  const [label = ''] = await answer.locator('p').allTextContents();
  return { label, receiptId };
}

function askButton(page: Page) {
  return page.getByRole('button', { name: /^Ask for / });
}
