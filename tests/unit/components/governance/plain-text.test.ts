import { expect, it } from 'vitest';
import { readBlocks } from '@/components/governance/plain-text';

const paragraph = (words: string) => ({ heading: false, words });
const heading = (words: string) => ({ heading: true, words });

it.each([
  ['', []],
  [' \n\n ', []],
  ['one\ntwo\n\nthree', [paragraph('one\ntwo'), paragraph('three')]],
  ['## Why now\nPeople sleep.', [heading('Why now'), paragraph('People sleep.')]],
  ['one\n# Two\n# Three\nfour', [paragraph('one'), heading('Two'), heading('Three'), paragraph('four')]],
  ['#hash, no heading', [paragraph('#hash, no heading')]],
  ['<b>x</b> [y](https://z.example)', [paragraph('<b>x</b> [y](https://z.example)')]],
])('parts %j into paragraphs and headings', (text, blocks) => {
  expect(readBlocks(text)).toEqual(blocks);
});

it('is done at once with a line that is nearly all space', () => {
  const words = 'x\u2028y';
  expect(readBlocks(`# ${' '.repeat(60_000)}${words}`)).toEqual([heading(words)]);
});
