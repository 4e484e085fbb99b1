import type { Page } from '@playwright/test';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect } from '@/tests/e2e/support/people';

export type NewDatanet = { name: string; summary: string; labels: readonly string[] };

/** Creates a Datanet of texts and labels in its page; resolves with its id, once the chain has confirmed it. */
export async function createDatanet(page: Page, { name, summary, labels }: NewDatanet): Promise<number> {
  await openPage(page, '/datanets/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Summary').fill(summary);
  await page.getByLabel('Labels').fill(labels.join('\n'));
  await page.getByRole('button', { name: 'Create the Datanet' }).click();
  await page.waitForURL(/\/datanets\/\d+$/);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return Number(new URL(page.url()).pathname.split('/').at(-1));
}

export async function nameCurator(page: Page, { datanetId, account }: { datanetId: number; account: string }) {
  await openPage(page, `/datanets/${datanetId}/settings`);
  await page.getByLabel('Account of a new curator').fill(account);
  await page.getByRole('button', { name: 'Make it a curator' }).click();
  await expect(page.getByText('Confirmed on chain.')).toBeVisible();
}

/** A file as a person picks it. */
export type PickedFile = { name: string; mimeType: string; buffer: Buffer };

/** Opens a Datanet's page for contributing and chooses a file there. */
export async function chooseFile(page: Page, { datanetId, file }: { datanetId: number; file: PickedFile | string }) {
  await openPage(page, `/datanets/${datanetId}/contribute`);
  await pickFile(page, file);
}

/** Chooses a file on the page that is open; a path for a file on the disk. */
export async function pickFile(page: Page, file: PickedFile | string): Promise<void> {
  await page.getByLabel('File to contribute').setInputFiles(file);
}

/** What the preview says of the rows of the chosen file, once they are compared with all others. */
export async function expectRows(
  page: Page,
  { rows, ready, failed, duplicates }: { rows: number; ready: number; failed: number; duplicates: number },
): Promise<void> {
  const words = `^${rows} rows?: ${ready} ready, ${failed} failed, ${duplicates} duplicates?(, \\d+ similar to one)?\\.$`;
  await expect(page.getByText(/^[\d,]+ rows?: /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Comparing the rows' })).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText(new RegExp(words))).toBeVisible();
}

/** Sends what is in the preview and signs once; resolves with the contribution's id, confirmed on chain. */
export async function contribute(page: Page, { records }: { records: number }): Promise<number> {
  await page.getByRole('button', { name: `Contribute ${records} records` }).click();
  return readContributionId(page);
}

/** The id of the contribution that the page says is on chain. */
export async function readContributionId(page: Page): Promise<number> {
  const told = page.getByRole('status').filter({ hasText: /Contribution \d+ is on chain/ });
  await expect(told).toBeVisible();
  return Number(/Contribution (\d+) is on chain/.exec((await told.textContent()) ?? '')?.[1]);
}

/** From the review queue to an accepted contribution, its flagged duplicates left in. */
export async function acceptContribution(
  page: Page,
  { datanetId, contributionId, records }: { datanetId: number; contributionId: number; records: number },
): Promise<void> {
  await openPage(page, `/datanets/${datanetId}/review`);
  const waiting = page.getByRole('listitem').filter({ hasText: `Contribution ${contributionId}` });
  await waiting.getByRole('link', { name: 'Review' }).click();
  await page.getByRole('button', { name: `Accept ${records} records` }).click();
  await expect(page.getByText('accepted', { exact: true })).toBeVisible();
}

export async function publishVersion(page: Page, { datanetId, number }: { datanetId: number; number: number }) {
  await openPage(page, `/datanets/${datanetId}/versions`);
  await page.getByRole('button', { name: `Publish version ${number}` }).click();
  await expect(page.getByRole('list', { name: 'Published versions' }).getByRole('listitem')).toHaveCount(number);
}
