import type { Locator, Page } from '@playwright/test';
import { expect } from '@/tests/e2e/support/people';

/** More than any page has: what is not reached by then is not reached at all. */
const MOST_STOPS = 200;

/** The focus is on something, in sight, and shows: it was not lost to the page as a whole. */
export async function expectFocusInSight(page: Page): Promise<void> {
  await expect.poll(() => findFocusProblem(page), { timeout: 5_000 }).toBeNull();
}

/** Goes on by Tab, or back by Shift and Tab, until `target` has the focus; it must be in sight at every stop. */
export async function tabTo(page: Page, target: Locator, { back = false }: { back?: boolean } = {}): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    await expectFocusInSight(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target} within ${MOST_STOPS} stops.`);
}

/** Goes down in a list of options until `option` is the chosen one, and takes it by Enter. */
export async function takeOption(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  const chosen = page.getByRole('option', { selected: true });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const before = await chosen.getAttribute('id');
    if (before === (await option.getAttribute('id'))) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect(chosen).not.toHaveAttribute('id', before ?? '');
  }
  throw new Error(`The arrow does not reach ${option} within ${MOST_STOPS} options.`);
}

/** What is wrong with the focus, in words; null where nothing is. */
function findFocusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'The focus is lost to <body>.';
    const name = `<${element.localName}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60)}”`;
    const { width, height, top, right, bottom, left } = element.getBoundingClientRect();
    const shown = width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    if (!shown) return `${name} has the focus and is out of sight.`;
    const bar = document.querySelector('header[data-shell]');
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (bar && over && bar.contains(over) && !bar.contains(element) && bottom <= bar.getBoundingClientRect().bottom) {
      return `${name} has the focus and is hidden by the top bar.`;
    }
    // What only holds the focus for what is in it has no outline; the one line of the search has its caret.
    if (element.matches('main, [role="menu"], [role="dialog"], [cmdk-input]')) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    return outlined ? null : `${name} has the focus and does not show it.`;
  });
}
