import { expect, it } from 'vitest';
import { parseDatanetIds, parseDatanets } from '@/components/factory/parse-datanet-ids';

it.each([
  [undefined, []],
  ['3', [3]],
  ['3,7', [3, 7]],
  [
    ['3,7', '9'],
    [3, 7, 9],
  ],
  ['', []],
  ['3v2,7', [3, 7]],
  ['x,-1,0,1.5,99999999999,4', [4]],
  ['1,2,3,4,5,6,7,8,9,10', [1, 2, 3, 4, 5, 6, 7, 8]],
])('reads %j as %j', (named, ids) => {
  expect(parseDatanetIds(named)).toEqual(ids);
});

it('reads the version where one is named', () => {
  expect(parseDatanets('3v2,7,8v0,9v,v4')).toEqual([
    { id: 3, version: 2 },
    { id: 7, version: null },
    { id: 8, version: null },
  ]);
});
