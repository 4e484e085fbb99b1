import { expect, it } from 'vitest';
import { layOutConfluence } from '@/components/datanets/lay-out-confluence';

const streams = [
  { key: 'a', size: 10 },
  { key: 'b', size: 60 },
  { key: 'none', size: 0 },
  { key: 'c', size: 30 },
];

it('draws each stream as wide as its share, the largest between the others, and none for nothing', () => {
  const { bands } = layOutConfluence(streams, { height: 100 });
  expect(bands.map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  const thickness = new Map(bands.map((band) => [band.key, band.thickness]));
  expect((thickness.get('b') ?? 0) / (thickness.get('c') ?? 1)).toBeCloseTo(2);
  expect((thickness.get('c') ?? 0) / (thickness.get('a') ?? 1)).toBeCloseTo(3);
});

it('lets the streams begin apart and end side by side, within its height', () => {
  const { bands } = layOutConfluence(streams, { height: 100 });
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    const [left, right] = [band.edge[0]?.[1] ?? 0, band.edge.at(-1)?.[1] ?? 0];
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + band.thickness).toBeLessThanOrEqual(100);
    if (!next) return;
    expect(next.edge[0]?.[1]).toBeGreaterThan(left + band.thickness);
    expect(next.edge.at(-1)?.[1]).toBeCloseTo(right + band.thickness);
  });
});

it('draws nothing where nothing flows', () => {
  expect(layOutConfluence([{ key: 'a', size: 0 }], { height: 50 }).bands).toEqual([]);
});

it('lets a stream that nothing joins spring up thin and reach the width of a river, within its height', () => {
  const [band] = layOutConfluence([{ key: 'a', size: 3 }], { height: 100 }).bands;
  const widths = band?.edge.map(([, y], index) => (band.lower[index]?.[1] ?? 0) - y) ?? [];
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(widths[0]).toBeLessThan(3);
  expect(widths.at(-1)).toBeCloseTo(band?.thickness ?? 0);
  expect(Math.min(...(band?.edge ?? []).map(([, y]) => y))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...(band?.lower ?? []).map(([, y]) => y))).toBeLessThanOrEqual(100);
});
