import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';
import { readGerman } from '@/tests/e2e/support/read-german';

// The pages themselves: pages.spec.ts, on the phone.
test.use({ expectedConsole: [/404/] });

test('the search and what is not there are German for who reads German', async ({ enter, stage }) => {
  const { page } = await enter('hana', { signedIn: false });
  const findEnglish = await readGerman(page, stage);
  await openPage(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await findEnglish()).toEqual([]);
  await openPage(page, '/nowhere');
  expect(await findEnglish()).toEqual([]);
});
