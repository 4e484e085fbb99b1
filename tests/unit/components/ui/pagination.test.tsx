import { expect, it } from 'vitest';
import { Pagination } from '@/components/ui/pagination';
import { renderWithTexts } from '@/tests/support/render-texts';

const render = (page: number, pageCount: number) =>
  renderWithTexts(<Pagination page={page} pageCount={pageCount} hrefFor={(to) => `/list?page=${to}`} />, ['ui']);

it('leads to the page before and the page after', () => {
  const between = render(2, 3);
  expect(between).toContain('href="/list?page=1"');
  expect(between).toContain('href="/list?page=3"');
  expect(render(3, 3)).not.toContain('rel="next"');
});

it('is printed, for paper to say which part it shows', () => {
  expect(render(2, 3)).toMatch(/<nav [^>]*data-print/);
});

it.each([
  [900, 3, 3],
  [2, 1, 1],
])('leads from page %i of %i to page %i', (page, pageCount, last) => {
  expect(redirectOf(() => render(page, pageCount))).toContain(`;/list?page=${last};`);
});

/** Where what is rendered leads instead, as Next writes it down. */
function redirectOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'digest' in error ? String(error.digest) : String(error);
  }
  return 'nowhere';
}
