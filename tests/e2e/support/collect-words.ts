import type { Page } from '@playwright/test';

/**
 * Everything on a page that is read, seen or heard, in its own language: visible texts, names for screen readers, titles,
 * placeholders and what stands for pictures, and the page's title; without what is marked `translate="no"`, which people
 * wrote, or which is code.
 */
export function collectWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [document.title];
    const isOurs = (element: Element) => {
      const html = element.closest('[translate]');
      return (
        html?.getAttribute('translate') !== 'no' &&
        !element.closest('code, pre, kbd, script, style, noscript, template, nextjs-portal')
      );
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      // What is only for screen readers is checked as well: it is clipped, not hidden.
      if (element && isOurs(element) && element.checkVisibility()) words.push(node.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll(
      '[aria-label], [aria-description], [aria-valuetext], [title], [placeholder], [alt]',
    )) {
      if (!isOurs(element) || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        words.push(element.getAttribute(name) ?? '');
      }
    }
    return [...new Set(words.map((text) => text.replace(/\s+/g, ' ').trim()))].filter((text) => /\p{L}{2}/u.test(text));
  });
}
