import { stripVTControlCharacters } from 'node:util';
import type { Page } from '@playwright/test';
import { LOCALE_COOKIE } from '@/lib/texts/locales';
import { collectWords } from '@/tests/e2e/support/collect-words';
import { openPage } from '@/tests/e2e/support/open-page';
import { pagesFor } from '@/tests/e2e/support/pages';
import { expect, test } from '@/tests/e2e/support/people';
import { knowWhatPeopleWrote } from '@/tests/e2e/support/people-wrote';
import { setScene } from '@/tests/e2e/support/set-scene';
import { findEnglish } from '@/tests/support/texts/find-english';

/** Every page that a visitor sees, and those that a builder with earnings and votes sees otherwise. */
for (const viewer of ['nobody', 'elif'] as const) {
  test(`every page as ${viewer} sees it is German for who reads German`, async ({ enter, stage }) => {
    test.setTimeout(900_000);
    const scene = await setScene(stage);
    const { page } = viewer === 'nobody' ? await enter('hana', { signedIn: false }) : await enter(viewer);
    await readGerman(page);
    const withoutWhatPeopleWrote = await knowWhatPeopleWrote(stage);
    const problems: string[] = [];
    for (const [name, path] of Object.entries(pagesFor(viewer, scene))) {
      await test
        .step(`${name} (${path})`, async () => {
          await openPage(page, path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.locator('html')).toHaveAttribute('lang', 'de');
          problems.push(...(await englishOn(page, withoutWhatPeopleWrote)).map((words) => `${name}: ${words}`));
        })
        .catch((error) => problems.push(stripVTControlCharacters(`${name}: ${error}`)));
    }
    expect(problems).toEqual([]);
  });
}

test.describe('besides the pages', () => {
  test.use({ expectedConsole: [/404/] });

  test('the search and what is not there are German, too', async ({ enter, stage }) => {
    const { page } = await enter('hana', { signedIn: false });
    await readGerman(page);
    const withoutWhatPeopleWrote = await knowWhatPeopleWrote(stage);
    await openPage(page, '/');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await englishOn(page, withoutWhatPeopleWrote)).toEqual([]);
    await openPage(page, '/nowhere');
    expect(await englishOn(page, withoutWhatPeopleWrote)).toEqual([]);
  });
});

async function readGerman(page: Page): Promise<void> {
  const { E2E_BASE_URL: url = '' } = process.env;
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: 'de', url }]);
}

async function englishOn(page: Page, withoutWhatPeopleWrote: (text: string) => string): Promise<string[]> {
  return (await collectWords(page)).flatMap((text) => {
    const found = findEnglish(withoutWhatPeopleWrote(text));
    return found === null ? [] : [found === text ? text : `${text} (${found})`];
  });
}
