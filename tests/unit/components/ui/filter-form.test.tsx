import { expect, it } from 'vitest';
import { FilterForm } from '@/components/ui/filter-form';
import { renderWithTexts } from '@/tests/support/render-texts';

const render = (props: Partial<Parameters<typeof FilterForm>[0]>) =>
  renderWithTexts(<FilterForm path="/list" q="" label="Search the list" {...props} />, ['ui']);

it('folds the filters, and says how many narrow the list', () => {
  const html = render({ chosen: 2, children: <input name="tag" /> });
  expect(html).toMatch(/<form[^>]* action="\/list"/);
  expect(html).toMatch(/<details(?! open)[^>]*><summary[^>]*>Filters <span[^>]*>2 chosen<\/span>/);
  expect(html).toMatch(/<input name="tag"\/>.*Apply<\/button><\/div><\/details>/);
});

it('leads back to the whole list only where something narrows it', () => {
  const cleared = (props: Partial<Parameters<typeof FilterForm>[0]>) => render(props).includes('href="/list"');
  expect(cleared({ chosen: 0, kept: { contributor: '' } })).toBe(false);
  expect(cleared({ q: 'a' })).toBe(true);
  expect(cleared({ chosen: 1 })).toBe(true);
  expect(cleared({ kept: { contributor: '0x1' } })).toBe(true);
});

it('sends on what else the address says, and folds nothing where there is no filter', () => {
  const html = render({ q: 'a', kept: { contributor: '0x1', label: '' } });
  expect(html).toContain('<input type="hidden" name="contributor" value="0x1"/>');
  expect(html).not.toContain('name="label"');
  expect(html).not.toContain('<details');
  expect(html).toContain('Search</button>');
});
