import { expectFocusInSight, tabTo, takeOption } from '@/tests/e2e/support/key-steps';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';
import { setScene } from '@/tests/e2e/support/set-scene';
import { accountButton } from '@/tests/e2e/support/sign-in';

const DATANET = 'The library’s desk, for looking at';
const MODEL = 'Desk finder';
const QUESTION = 'May I keep the borrowed atlas a little longer?';

/** After signing in, nothing but keys: the focus is where one expects it, and in sight, at every stop. */
test('by the keys alone, a reader finds a Datanet and its model, asks, reads the receipt and changes the language', async ({
  enter,
  stage,
}) => {
  test.setTimeout(300_000);
  const { datanetId, modelId } = await setScene(stage);
  const { page } = await enter('amara');
  const content = page.locator('#content');
  const search = page.getByRole('dialog', { name: 'Search' });
  const press = (key: string) => page.keyboard.press(key);

  await test.step('the first stop of the front page skips to the content', async () => {
    await openPage(page, '/');
    await press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await expectFocusInSight(page);
    await press('Enter');
    await expect(content).toBeFocused();
    await press('Tab');
    await expect(content.locator(':focus')).toHaveCount(1);
    await expectFocusInSight(page);
  });

  await test.step('the search opens, is walked through by the arrows, and gives the focus back', async () => {
    const before = await page.evaluateHandle(() => document.activeElement);
    await press('Control+k');
    await expect(search.getByRole('combobox')).toBeFocused();
    await expect(search.getByRole('option', { name: 'Ask a model' })).toHaveAttribute('aria-selected', 'true');
    await press('ArrowDown');
    await expect(search.getByRole('option', { name: 'Contribute to a Datanet' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await press('Tab');
    await expect(search.locator(':focus')).toHaveCount(1);
    await expectFocusInSight(page);
    await press('Escape');
    await expect(search).toBeHidden();
    await expect.poll(() => before.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  await test.step('a Datanet is found, opened and read', async () => {
    await press('Control+k');
    await expect(search.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('desk, looking');
    await expect(search.getByRole('status')).toHaveText(/^\d+ things? found$/);
    await takeOption(page, search.getByRole('option', { name: DATANET }).first());
    await page.waitForURL(new RegExp(`/datanets/${datanetId}$`));
    await expect(search).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: DATANET })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Records', exact: true })).toBeVisible();
    await expect(content).toBeFocused();
    await press('Space');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  await test.step('the account’s menu opens, is walked through by the arrows, and gives the focus back', async () => {
    const menu = page.getByRole('menu');
    await tabTo(page, accountButton(page), { back: true });
    await press('Enter');
    await expect(menu).toBeFocused();
    await expect(menu.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await press('ArrowDown');
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await expectFocusInSight(page);
    await press('ArrowUp');
    await expect(menu.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await expectFocusInSight(page);
    await press('Escape');
    await expect(menu).toBeHidden();
    await expect(accountButton(page)).toBeFocused();
  });

  await test.step('its models are a tab, which keeps the focus, and one of them is opened', async () => {
    const models = page
      .getByRole('navigation', { name: 'Parts of the Datanet' })
      .getByRole('link', { name: 'Models', exact: true });
    await tabTo(page, models);
    await press('Enter');
    await page.waitForURL(new RegExp(`/datanets/${datanetId}/models$`));
    const model = content.getByRole('link', { name: MODEL, exact: true });
    await expect(model).toBeVisible();
    await expect(models).toBeFocused();
    await tabTo(page, model);
    await press('Enter');
    await page.waitForURL(new RegExp(`/models/${modelId}$`));
    await expect(page.getByRole('heading', { level: 1, name: MODEL })).toBeVisible();
    await expect(content).toBeFocused();
  });

  await test.step('it is asked, and the answer leads to its receipt', async () => {
    await tabTo(page, page.getByRole('textbox', { name: 'Question' }));
    await page.keyboard.type(QUESTION);
    const ask = page.getByRole('button', { name: /^Ask for / });
    await tabTo(page, ask);
    await press('Enter');
    const receipt = page.getByRole('link', { name: 'See who shaped it' });
    await expect(receipt).toBeVisible();
    await expect(ask).toBeFocused();
    await tabTo(page, receipt);
    await press('Enter');
    await page.waitForURL(/\/receipts\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Receipt' })).toBeVisible();
    await expect(content).toBeFocused();
  });

  await test.step('the receipt is read down to the payments', async () => {
    // The page fetches it anew until the answer is traced.
    await expect(page.getByRole('heading', { name: /^The records that mattered/ })).toBeVisible();
    await expect(content).toBeFocused();
    await tabTo(page, page.getByText('Show every payment as a table'));
    await press('Space');
    const payments = page.getByRole('table', { name: 'Who is paid from this fee, as what, and how much' });
    await expect(payments.getByRole('row').filter({ hasText: 'Treasury' })).toBeVisible();
  });

  await test.step('the language changes, under the finger that is on its button', async () => {
    const footer = page.getByRole('contentinfo');
    await tabTo(page, footer.getByRole('button', { name: 'Deutsch' }));
    await press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(footer.getByRole('button', { name: 'English' })).toBeFocused();
    await expectFocusInSight(page);
    await press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(footer.getByRole('button', { name: 'English' })).toBeFocused();
  });
});
