import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/tributary-test';

test('the front page is accessible, fits its screen, and reaches every area', async ({ page }, { project }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page, '/');
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (project.name.startsWith('phone')) {
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('menuitem', { name: 'Datanets' })).toBeVisible();
    await checkAccessibility(page, { layer: true });
  } else {
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveCount(5);
  }
});

test('the keyboard skips to the content first', async ({ page }) => {
  await openPage(page, '/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('a page that is not there says so and leads on', async ({ page }) => {
  const response = await page.request.get('/nowhere');
  expect(response.status()).toBe(404);
});
