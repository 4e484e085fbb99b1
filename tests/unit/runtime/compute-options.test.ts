import { expect, it } from 'vitest';
import { readComputeOptions } from '@/lib/runtime/compute-options';

it('reads what npm run compute is asked for', () => {
  expect(readComputeOptions([])).toEqual({ site: 'http://localhost:3000', once: false, everyS: 10 });
  expect(readComputeOptions(['--site', 'https://a.example/', '--once', '--every', '0'])).toEqual({
    site: 'https://a.example',
    once: true,
    everyS: 1,
  });
  expect(readComputeOptions(['--help'])).toBeNull();
});

it.each([[['--site', 'ftp://a']], [['--every', 'soon']], [['--key', '0x1']]])(
  'says what it does not understand: %j',
  (args) => {
    expect(() => readComputeOptions(args)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  },
);
