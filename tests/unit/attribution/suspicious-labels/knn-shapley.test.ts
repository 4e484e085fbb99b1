import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNearest } from '@/lib/attribution/suspicious-labels/find-nearest';
import { knnShapley } from '@/lib/attribution/suspicious-labels/knn-shapley';
import { stackRows } from '@/lib/models/classifier/sparse-rows';

type Game = { vectors: number[][]; labels: number[]; validation: number[]; k: number };

const COLUMNS = 3;
/** Few different values, so that equal distances are common. */
const gameOf = (rowCount: number) =>
  fc.record({
    vectors: fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: COLUMNS, maxLength: COLUMNS }), {
      minLength: rowCount,
      maxLength: rowCount,
    }),
    labels: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: rowCount, maxLength: rowCount }),
    validation: fc.uniqueArray(fc.integer({ min: 0, max: rowCount - 1 }), { minLength: 1, maxLength: rowCount }),
    k: fc.integer({ min: 1, max: rowCount + 1 }),
  });

function valuesOf({ vectors, labels, validation, k }: Game, most: number): Float64Array {
  const rows = stackRows(
    vectors.map((vector) => ({ columns: vector.map((_, j) => j), values: vector })),
    COLUMNS,
  );
  const members = new Uint8Array(labels.length).fill(1);
  return knnShapley({
    labels: Int32Array.from(labels),
    validation,
    nearest: openNearest({ rows, columnCount: COLUMNS, members, most }),
    complete: most >= labels.length - 1,
    k,
  });
}

/** The part of the K nearest of a set of players that has the validation row's label. */
function worth({ vectors, labels, k }: Game, row: number, players: readonly number[]): number {
  const dot = (i: number) => (vectors[i] ?? []).reduce((sum, x, j) => sum + x * (vectors[row]?.[j] ?? 0), 0);
  const nearest = [...players].sort((a, b) => dot(b) - dot(a) || a - b).slice(0, k);
  return nearest.filter((i) => labels[i] === labels[row]).length / k;
}

/** Shapley's definition: what a player adds to those before it, over every order of the players. */
function shapleyByDefinition(game: Game): number[] {
  const values = game.labels.map(() => 0);
  for (const row of game.validation) {
    const players = game.labels.map((_, i) => i).filter((i) => i !== row);
    const orders = permutations(players);
    for (const order of orders) {
      order.forEach((player, place) => {
        const before = order.slice(0, place);
        const added = worth(game, row, [...before, player]) - worth(game, row, before);
        values[player] = (values[player] ?? 0) + added / orders.length / game.validation.length;
      });
    }
  }
  return values;
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('knnShapley', () => {
  it('is the mean of what a row adds over every order of the rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }).chain(gameOf), (game) => {
        const values = valuesOf(game, game.labels.length);
        shapleyByDefinition(game).forEach((value, i) => {
          expect(values[i]).toBeCloseTo(value, 12);
        });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('divides the whole worth among the rows', () => {
    fc.assert(
      fc.property(gameOf(40), (game) => {
        const everybody = game.labels.map((_, i) => i);
        const whole = game.validation.reduce(
          (sum, row) => sum + worth(game, row, everybody.toSpliced(row, 1)) / game.validation.length,
          0,
        );
        expect(valuesOf(game, 40).reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole, 12);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  it('is within 1 / m of the exact values when only the m nearest rows are valued', () => {
    fc.assert(
      fc.property(gameOf(40), fc.integer({ min: 5, max: 38 }), (game, most) => {
        const bounded = { ...game, k: Math.min(game.k, most) };
        const exact = valuesOf(bounded, 40);
        valuesOf(bounded, most).forEach((value, i) => {
          expect(Math.abs(value - (exact[i] ?? 0))).toBeLessThanOrEqual(1 / most + 1e-12);
        });
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('values a mislabelled row among its like least', () => {
    const vectors = [...Array.from({ length: 6 }, () => [1, 0, 0]), ...Array.from({ length: 6 }, () => [0, 1, 0])];
    const labels = [0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    const values = valuesOf({ vectors, labels, validation: labels.map((_, i) => i), k: 3 }, 12);
    expect(values.indexOf(Math.min(...values))).toBe(2);
    expect(values[2]).toBeLessThan(Math.min(...values.filter((_, i) => i !== 2)) / 3);
  });
});
