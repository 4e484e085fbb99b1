import { formatOpenExact } from '@/lib/core/units';
import { toBigint } from '@/lib/db/amount';
import { prepareToAsk, useFaucet } from '@/tests/e2e/support/ask-steps';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';
import { setScene } from '@/tests/e2e/support/set-scene';

const QUESTION = 'How long may I keep a borrowed book?';

test('a key has a limit of its own that the account signed, and what it asks is listed at once', async ({
  enter,
  stage,
}) => {
  test.setTimeout(180_000);
  const { modelId } = await setScene(stage);
  const { page, wallet, account } = await enter('hana');
  await useFaucet(page);
  await prepareToAsk(page, { modelId, deposit: '20' });
  const price = toBigint((await stage.db.model.findUniqueOrThrow({ where: { id: modelId } })).unitPrice);

  const key = await test.step('the key is made under a permission whose cap is its budget', async () => {
    await openPage(page, '/account');
    wallet.requests.length = 0;
    await page.getByLabel('Name', { exact: true }).fill('Night script');
    await page.getByLabel('Budget, in OPEN').fill(formatOpenExact(price));
    await expect(page.getByLabel('Sign a limit of its own for this key')).toBeChecked();
    await page.getByRole('button', { name: 'Make a key' }).click();
    const shown = page.getByRole('figure').filter({ hasText: 'Your new API key' }).locator('code');
    await expect(shown).toContainText('trb_');
    expect(wallet.requests.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(1);
    const [newest] = await stage.db.spendingPermission.findMany({
      where: { account },
      orderBy: { createdAt: 'desc' },
      take: 1,
    });
    expect(newest && toBigint(newest.cap)).toBe(price);
    return (await shown.textContent()) ?? '';
  });

  const ask = (question: string) =>
    page.request.post('/api/v1/answers', {
      headers: { authorization: `Bearer ${key}` },
      data: { model: modelId, question },
    });

  await test.step('its answer stands among the account’s receipts from the moment it is given', async () => {
    expect((await ask(QUESTION)).status()).toBe(200);
    await openPage(page, '/receipts');
    const row = page.getByRole('table', { name: 'Your receipts' }).getByRole('row').filter({ hasText: QUESTION });
    await expect(row).toContainText('asked with the key “Night script”');
  });

  await test.step('and it can ask no more than its budget', async () => {
    expect((await ask('And a borrowed film?')).status()).toBe(402);
  });
});
