import type { Page } from '@playwright/test';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect } from '@/tests/e2e/support/people';

/** Trains a model on a Datanet's newest version and watches it until it is trained; leaves the page at the run. */
export async function trainModel(
  page: Page,
  { datanetId, name, summary }: { datanetId: number; name: string; summary: string },
): Promise<void> {
  await openPage(page, `/factory/new?datanet=${datanetId}`);
  await page.getByLabel('Model name').fill(name);
  await page.getByLabel('What is it good for?').fill(summary);
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.waitForURL(/\/factory\/runs\//);
  await expect(page.getByRole('heading', { name: 'What it learned' })).toBeVisible({ timeout: 60_000 });
}

/** Publishes the run that the page shows at a price in OPEN; resolves with the model's id. */
export async function publishModel(page: Page, { price }: { price: string }): Promise<number> {
  await page.getByLabel('Price of an answer, in OPEN').fill(price);
  await page.getByRole('button', { name: 'Publish the model' }).click();
  const link = page
    .getByRole('status')
    .filter({ hasText: 'This run is' })
    .getByRole('link', { name: /^model \d+$/ });
  await expect(link).toBeVisible();
  return Number(((await link.textContent()) ?? '').replace('model ', ''));
}

/** Names a parent, by its name, on the page of the run that is to be published; `part` in percent. */
export async function nameParent(page: Page, { name, part }: { name: string; part: string }): Promise<void> {
  await page.getByText('Made from other models?').click();
  await page.getByLabel('Search models').fill(name);
  await page.getByRole('button', { name: `Name it ${name}`, exact: true }).click();
  await page.getByRole('list', { name: 'Parents', exact: true }).getByRole('textbox').fill(part);
}
