import { expect, it } from 'vitest';
import { joinCurve } from '@/components/factory/join-curve';
import type { LossPoint } from '@/lib/schemas/training';
import { newPoints } from '@/lib/server/training/new-points';

const curveOf = (length: number, shift = 0): LossPoint[] =>
  Array.from({ length }, (_, iteration) => ({
    phase: 'final',
    iteration,
    loss: shift + 1 / (iteration + 1),
    gradientMax: 0,
  }));

/** What a page has that knew `known` and asked of a server that has `curve`; null: it asks for the whole. */
function ask(known: readonly LossPoint[], curve: readonly LossPoint[]) {
  const { lossCurve, lossFrom } = newPoints(curve, known.length);
  return { joined: joinCurve(known, { points: lossCurve, from: lossFrom }), sent: lossCurve.length };
}

it('sends what came since, and comes to the same curve', () => {
  expect(ask([], curveOf(3))).toEqual({ joined: curveOf(3), sent: 3 });
  expect(ask(curveOf(100), curveOf(103))).toEqual({ joined: curveOf(103), sent: 4 });
  expect(ask(curveOf(100), curveOf(100))).toEqual({ joined: curveOf(100), sent: 1 });
});

it('takes a curve that was begun anew whole', () => {
  expect(ask(curveOf(100), curveOf(2, 1)).joined).toEqual(curveOf(2, 1));
  expect(ask(curveOf(100), []).joined).toEqual([]);
  expect(ask(curveOf(100), curveOf(120, 1)).joined).toBeNull();
});

it.each([-1, 0.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY])(
  'sends everything to who says they know %s points',
  (known) => {
    expect(newPoints(curveOf(5), known)).toEqual({ lossCurve: curveOf(5), lossFrom: 0 });
  },
);
