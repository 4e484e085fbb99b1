import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/tributary-test';

test('the front page is accessible, fits its screen, and reaches every area', async ({ page }, { project }) => {
  await openPage(page, '/');
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (project.name.startsWith('phone')) {
    await page.getByRole('button', { name: 'Menu' }).click();
    const places = page.getByRole('navigation', { name: 'Main' });
    await expect(places.getByRole('link')).toHaveCount(15);
    await expect(places.getByRole('button', { name: 'Deutsch' })).toBeVisible();
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(places).toBeHidden();
    await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused();
  } else {
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveCount(7);
  }
});

test('the keyboard skips to the content first', async ({ page }) => {
  await openPage(page, '/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('the language is chosen in the bar or the menu, and kept', async ({ page }, { project }) => {
  await openPage(page, '/datanets');
  if (project.name.startsWith('phone')) await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Deutsch' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveURL(/\/datanets$/);
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Glossar' })).toBeVisible();
  await openPage(page, '/models');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('what is not there is answered with 404, whatever kind of thing it is', async ({ page }) => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const path of [
    '/nowhere',
    '/receipts/nonsense',
    `/receipts/${unknown}`,
    '/datanets/999999',
    '/datanets/nonsense',
    '/models/999999',
    '/models/nonsense',
    '/people/nonsense',
    '/earnings/epochs/999999',
    '/governance/proposals/999999',
    '/governance/proposals/nonsense',
    `/factory/runs/${unknown}`,
  ]) {
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).toMatch(/leads nowhere|no such receipt/);
  }
});
