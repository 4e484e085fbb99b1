import { stripVTControlCharacters } from 'node:util';
import type { Page } from '@playwright/test';
import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { openPage } from '@/tests/e2e/support/open-page';
import { pagesFor, VIEWERS } from '@/tests/e2e/support/pages';
import { expect, test } from '@/tests/e2e/support/people';
import { readGerman } from '@/tests/e2e/support/read-german';
import { setScene } from '@/tests/e2e/support/set-scene';

/**
 * Each look in turn, in light and dark: once signed out, once as somebody with much to see, once as somebody with nothing.
 * At the desk in English, on the phone in German, whose words are longer, and none of which may be English.
 */
for (const viewer of VIEWERS) {
  test(`every page as ${viewer} sees it: nothing in the console, nothing failed, accessible, within its screen, in one language`, async ({
    enter,
    stage,
  }, { project }) => {
    test.setTimeout(1_800_000);
    const scene = await setScene(stage);
    const { page } = viewer === 'nobody' ? await enter('hana', { signedIn: false }) : await enter(viewer);
    const onPhone = project.name === 'phone';
    const findEnglish = onPhone ? await readGerman(page, stage) : null;
    const problems: string[] = [];
    for (const [name, path] of Object.entries(pagesFor(viewer, scene))) {
      // All pages are looked at, also after one that is not as it should be.
      await test
        .step(`${name} (${path})`, async () => {
          await openPage(page, path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.locator('html')).toHaveAttribute('lang', findEnglish ? 'de' : 'en');
          const picture = (theme: string) =>
            page.screenshot({
              path: `test-results/pages/${viewer}/${name}.${project.name}${theme}.jpg`,
              type: 'jpeg',
              quality: 80,
              fullPage: true,
              scale: 'css',
            });
          await page.emulateMedia({ colorScheme: 'light' });
          await picture('');
          // The colours are the same at every width.
          await checkAccessibility(page, onPhone ? { except: 'color-contrast' } : {});
          expect(await overflow(page), 'pixels wider than the screen').toBeLessThanOrEqual(0);
          expect(findEnglish ? await findEnglish() : [], 'English words').toEqual([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          await picture('-dark');
          if (!onPhone) await checkAccessibility(page, { only: 'color-contrast' });
        })
        .catch((error) => problems.push(stripVTControlCharacters(`${name}: ${error}`)));
    }
    expect(problems).toEqual([]);
  });
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
