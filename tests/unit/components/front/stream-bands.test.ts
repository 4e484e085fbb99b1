import { expect, it } from 'vitest';
import { streamBands } from '@/components/front/stream-bands';

const parts = [1526, 473, 300, 2000];
const picture = streamBands(parts, { row: 46, contributors: 3 });

it('makes each arm as wide as its part', () => {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  for (const [index, band] of picture.bands.entries()) {
    expect(band.thickness).toBeCloseTo(((parts[index] ?? 0) / whole) * 64, 1);
  }
});

it('leaves a mark for the smallest part', () => {
  const [, drop] = streamBands([1_000_000, 1], { row: 46, contributors: 2 }).bands;
  expect(drop?.thickness).toBeGreaterThan(1);
});

it('lets the outermost lane leave first, so that no two arms cross', () => {
  const starts = picture.bands.map(({ path }) => Number(path.split(' ')[1]));
  const lanes = picture.bands.map(({ thickness }, index) => [
    (starts[index] ?? 0) - thickness / 2,
    (starts[index] ?? 0) + thickness / 2,
  ]);
  for (const [index, [left = 0]] of lanes.slice(0, -1).entries()) {
    expect(left).toBeCloseTo(lanes[index + 1]?.[1] ?? Number.NaN, 1);
  }
});

it('keeps within its picture, and tells contributors from the rest', () => {
  expect(picture.height).toBe(picture.top + 46 * parts.length);
  expect(picture.bands.map(({ quiet }) => quiet)).toEqual([false, false, false, true]);
});
