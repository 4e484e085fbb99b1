import type { Page } from '@playwright/test';
import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';
import { setScene } from '@/tests/e2e/support/set-scene';

/** Presses the button and waits for the verdict; the page is left at the report. */
async function checkReceipt(page: Page, id: string): Promise<void> {
  await openPage(page, `/receipts/${id}`);
  await page.getByRole('button', { name: 'Check it now' }).click();
  await expect(page.getByRole('button', { name: 'Check it again' })).toBeVisible({ timeout: 60_000 });
}

test('a stranger’s browser computes a receipt again and every check agrees', async ({ enter, stage }) => {
  test.setTimeout(300_000);
  const { receiptIds } = await setScene(stage);
  const [disclosed, undisclosed, quoted] = receiptIds;
  const { page } = await enter('hana', { signedIn: false });

  await checkReceipt(page, disclosed ?? '');
  const report = page.getByRole('list', { name: /^Receipt / });
  await expect(page.getByText('Every check agrees')).toBeVisible();
  // The influence of every record, computed in this browser, has the bytes that Node computed.
  await expect(report.getByText('Every record’s influence and weight comes out the same')).toBeVisible();
  await expect(report.getByText('Every share follows from the records’ weights, to the unit')).toBeVisible();
  await expect(page.getByText('Differs:')).toHaveCount(0);
  await checkAccessibility(page);

  await checkReceipt(page, undisclosed ?? '');
  await expect(page.getByText('Every check agrees')).toBeVisible();
  await expect(report.getByText('Question and answer are not disclosed, so the version’s shares decide')).toBeVisible();

  await checkReceipt(page, quoted ?? '');
  await expect(page.getByText('Every check agrees')).toBeVisible();
  await expect(page.getByText('Differs:')).toHaveCount(0);
});

test('a receipt that somebody changed on its way is refused, and the field is named', async ({ enter, stage }) => {
  test.setTimeout(300_000);
  const { receiptIds } = await setScene(stage);
  const id = receiptIds[0] ?? '';
  const { page } = await enter('hana', { signedIn: false });
  await page.context().route(`**/api/v1/receipts/${id}`, async (route) => {
    const answer = await route.fetch();
    const document = (await answer.json()) as { shares: { amount: string }[] };
    const [share] = document.shares;
    if (share) share.amount = (BigInt(share.amount) + 1n).toString();
    await route.fulfill({ response: answer, json: document });
  });
  await checkReceipt(page, id);
  await expect(page.getByText('This receipt is not right')).toBeVisible();
  await expect(page.getByText('shares[0].amount').first()).toBeVisible();
  await expect(page.getByText('Its hash is the one that the epoch’s file names')).toBeVisible();
});
