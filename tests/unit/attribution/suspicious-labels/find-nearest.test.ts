import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNearest } from '@/lib/attribution/suspicious-labels/find-nearest';
import { stackRows } from '@/lib/models/classifier/sparse-rows';

const COLUMNS = 6;
const entry = fc.tuple(fc.integer({ min: 0, max: COLUMNS }), fc.integer({ min: 1, max: 3 }));
const row = fc.uniqueArray(entry, { selector: ([column]) => column, maxLength: 4 });

describe('openNearest', () => {
  it('finds what sorting all rows finds, equal ones by row, without the row itself and the last column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, fc.boolean()), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 12 }),
        (drawn, most) => {
          const vectors = drawn.map(([entries]) => new Map(entries));
          const members = Uint8Array.from(drawn, ([, isMember]) => (isMember ? 1 : 0));
          const rows = stackRows(
            drawn.map(([entries]) => {
              const sorted = [...entries].sort(([a], [b]) => a - b);
              return { columns: sorted.map(([column]) => column), values: sorted.map(([, value]) => value) };
            }),
            COLUMNS + 1,
          );
          const nearest = openNearest({ rows, columnCount: COLUMNS, members, most });
          // Asked twice over: the buffers of one question must not show in the next.
          for (const asked of [...vectors.keys(), ...vectors.keys()]) {
            const dot = (i: number) => {
              let sum = 0;
              for (const [column, x] of vectors[asked] ?? []) {
                if (column < COLUMNS) sum += x * (vectors[i]?.get(column) ?? 0);
              }
              return sum;
            };
            const expected = [...vectors.keys()]
              .filter((i) => i !== asked && members[i] === 1)
              .sort((a, b) => dot(b) - dot(a) || a - b)
              .slice(0, most);
            const found = nearest(asked);
            expect([...found.rows.subarray(0, found.count)]).toEqual(expected);
            expect([...found.similarities.subarray(0, found.count)]).toEqual(expected.map(dot));
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});
