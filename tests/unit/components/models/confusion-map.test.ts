import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCells } from '@/components/models/confusion-map';

test('draws every cell that is not empty once, right answers apart from wrong ones', () => {
  const matrix = fc.integer({ min: 1, max: 9 }).chain((size) =>
    fc.array(fc.array(fc.nat({ max: 3 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  );
  fc.assert(
    fc.property(matrix, (counts) => {
      const drawn = drawCells(counts).flatMap(({ diagonal, path }) =>
        [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, column, row]) => `${row} ${column} ${diagonal}`),
      );
      const wanted = counts.flatMap((cells, row) =>
        cells.flatMap((count, column) => (count > 0 ? [`${row} ${column} ${row === column}`] : [])),
      );
      expect(drawn.sort()).toEqual(wanted.sort());
    }),
  );
});

test('gives the darkest shade to a row that is always answered the same', () => {
  expect(
    drawCells([
      [5, 0],
      [1, 5],
    ]).map(({ diagonal, shade }) => ({ diagonal, shade })),
  ).toEqual([
    { diagonal: true, shade: 6 },
    { diagonal: false, shade: 1 },
    { diagonal: true, shade: 5 },
  ]);
});
