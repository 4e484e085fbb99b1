import { expect, it } from 'vitest';
import { isStorableText } from '@/lib/core/storable-text';

it.each([
  ['', true],
  ['naïve 😀 \n', true],
  ['a\u0000b', false],
  ['half \ud83d', false],
])('%j: %s', (text, storable) => {
  expect(isStorableText(text)).toBe(storable);
});
