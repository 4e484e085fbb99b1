import { expect, it } from 'vitest';
import { parseJson } from '@/lib/core/parse-json';

it.each([
  ['{"a":[1,"ä"]}', { a: [1, 'ä'] }],
  ['null', null],
  ['{"a":1', null],
  ['', null],
])('reads %j', (text, expected) => {
  expect(parseJson(new TextEncoder().encode(text))).toEqual(expected);
});
