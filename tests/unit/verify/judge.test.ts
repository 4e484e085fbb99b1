import { expect, it } from 'vitest';
import { openReport } from '@/lib/verify/check-list';

it('judges a report by its worst line: what differs, then what cannot be checked', () => {
  const { list, report } = openReport('Receipt');
  expect(report().verdict).toBe('agrees');
  list.agrees('one');
  list.notAsked('two', 'ask');
  expect(report().verdict).toBe('agrees');
  list.about('Model').notCheckable('three', 'erased');
  expect(report().verdict).toBe('incomplete');
  list.differs('four', { field: 'fee', expected: 1n, found: 2n });
  list.notCheckable('five', 'erased');
  expect(report().verdict).toBe('differs');
  expect(report().checks.map(({ subject, title }) => `${subject} ${title}`)).toEqual([
    'Receipt one',
    'Receipt two',
    'Model three',
    'Receipt four',
    'Receipt five',
  ]);
});

it('tells every line at once, and of a long list of differences its beginning', () => {
  const told: string[] = [];
  const { list, report } = openReport('Receipt', { onCheck: ({ title }) => told.push(title) });
  expect(list.compare('shares', { field: 'shares', expected: [1, 2], found: [1, 2] })).toBe(true);
  const many = Array.from({ length: 100 }, (_, k) => k);
  expect(list.compare('records', { field: 'records', expected: many, found: many.map((k) => k + 1) })).toBe(false);
  expect(told).toEqual(['shares', ...new Array(5).fill('records')]);
  expect(report().checks[1]).toEqual({
    subject: 'Receipt',
    title: 'records',
    state: 'differs',
    field: 'records[0]',
    expected: '0',
    found: '1',
  });
});
