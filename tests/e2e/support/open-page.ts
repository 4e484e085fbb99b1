import type { Page } from '@playwright/test';

/** Opens a page and waits until it answers to clicks (hydration). */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await waitUntilLive(page);
}

/** Waits for the mark that SessionProvider sets once React has taken over the page. */
export async function waitUntilLive(page: Page): Promise<void> {
  await page.locator('html[data-live]').waitFor({ state: 'attached' });
}
