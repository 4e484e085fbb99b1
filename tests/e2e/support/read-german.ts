import type { Page } from '@playwright/test';
import type { Stage } from '@/lib/demo/play/stage';
import { LOCALE_COOKIE } from '@/lib/texts/locales';
import { collectWords } from '@/tests/e2e/support/collect-words';
import { knowWhatPeopleWrote } from '@/tests/e2e/support/people-wrote';
import { findEnglish } from '@/tests/support/texts/find-english';

/** Has this browser's pages in German from now on; resolves with what finds the words on a page that are English still. */
export async function readGerman(page: Page, stage: Stage): Promise<() => Promise<string[]>> {
  const { E2E_BASE_URL: url = '' } = process.env;
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: 'de', url }]);
  const withoutWhatPeopleWrote = await knowWhatPeopleWrote(stage);
  return async () =>
    (await collectWords(page)).flatMap((text) => {
      const found = findEnglish(withoutWhatPeopleWrote(text));
      return found === null ? [] : [found === text ? text : `${text} (${found})`];
    });
}
