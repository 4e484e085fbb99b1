import { expect, it } from 'vitest';
import { parseDatanetIds } from '@/components/factory/parse-datanet-ids';

it.each([
  [undefined, []],
  ['3', [3]],
  ['3,7', [3, 7]],
  [
    ['3,7', '9'],
    [3, 7, 9],
  ],
  ['', []],
  ['x,-1,0,1.5,99999999999,4', [4]],
  ['1,2,3,4,5,6,7,8,9,10', [1, 2, 3, 4, 5, 6, 7, 8]],
])('reads %j as %j', (named, ids) => {
  expect(parseDatanetIds(named)).toEqual(ids);
});
