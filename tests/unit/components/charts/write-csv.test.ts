import { expect, it } from 'vitest';
import { writeCsv } from '@/components/charts/write-csv';

it('writes rows as RFC 4180 has them', () => {
  expect(
    writeCsv([
      ['who', 'OPEN'],
      ['Ada, "the first"', '1.5'],
      ['two\nlines', '0'],
    ]),
  ).toBe('who,OPEN\r\n"Ada, ""the first""",1.5\r\n"two\nlines",0\r\n');
});

it('lets no text be a formula, and leaves numbers as they are', () => {
  expect(writeCsv([['=HYPERLINK("x")', '@cmd', '+1.5', '-2e-3', '-2+3']])).toBe(
    `"'=HYPERLINK(""x"")",'@cmd,+1.5,-2e-3,'-2+3\r\n`,
  );
});
