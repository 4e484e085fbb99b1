import type { Page } from '@playwright/test';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect } from '@/tests/e2e/support/people';

/** Stakes OPEN on a Datanet on its own page: an allowance and one transaction. */
export async function stakeOn(page: Page, { datanetId, amount }: { datanetId: number; amount: string }): Promise<void> {
  await openPage(page, `/datanets/${datanetId}/stakes`);
  await page.getByLabel('Stake, in OPEN').fill(amount);
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  await expect(page.getByText('Confirmed on chain')).toBeVisible();
}

/** Signs, on the earnings page, that a person of the local chain is paid instead; resolves with the link to pass on. */
export async function signClaimFor(page: Page, { name }: { name: string }): Promise<string> {
  await openPage(page, '/earnings');
  await page.getByText('Have it paid at another address').click();
  await page.getByLabel('Address that is paid').fill(name);
  await page.getByRole('button', { name: 'Sign only, let anyone submit' }).click();
  const link = page.getByRole('figure').filter({ hasText: 'Link with the signed claim' }).locator('code');
  await expect(link).toContainText('/earnings/submit#claim=');
  return (await link.textContent()) ?? '';
}
