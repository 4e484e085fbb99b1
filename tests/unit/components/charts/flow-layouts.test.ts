import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowSizes } from '@/components/charts/flow';
import { layoutTallFlow, TALL, tallLine } from '@/components/charts/layout-tall-flow';
import { layoutWideFlow, WIDE, type WideBand, type WideSpan } from '@/components/charts/layout-wide-flow';

/** Up to five branches that sum to one, each with up to twelve leaves, some with a part that was passed on. */
const flows: fc.Arbitrary<FlowSizes> = fc
  .array(
    fc.record({
      leaves: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
      passed: fc.array(fc.double({ min: 0.01, max: 0.4, noNaN: true }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((branches) => {
    const whole = branches.flatMap(({ leaves }) => leaves).reduce((sum, size) => sum + size, 0);
    return branches.map(({ leaves, passed }, branch) => ({
      key: `branch ${branch}`,
      leaves: leaves.map((size, leaf) => ({ key: `leaf ${leaf}`, size: size / whole })),
      passed: passed.map((part, station) => ({
        key: `station ${station}`,
        size: (part * leaves.reduce((sum, size) => sum + size, 0)) / whole,
      })),
    }));
  });

const total = (parts: readonly { thickness: number }[]) => parts.reduce((sum, { thickness }) => sum + thickness, 0);

function overlaps(spans: readonly Pick<WideSpan, 'y' | 'thickness'>[], room = 0): boolean {
  const sorted = [...spans].sort((a, b) => a.y - b.y);
  return sorted.some((span, index) => {
    const next = sorted[index + 1];
    return next !== undefined && span.y + span.thickness + room > next.y + 1e-9;
  });
}

/** The bands' upper edges where they begin or end. */
const at = (bands: readonly WideBand[], x: number) =>
  bands.flatMap(({ edge, thickness }) => edge.filter(([px]) => px === x).map(([, y]) => ({ y, thickness })));

describe('a flow from left to right', () => {
  it('carries the same width at its source, through its branches and into its leaves', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { source, roles, passed, leaves } = layoutWideFlow(branches);
        expect(total(leaves)).toBeCloseTo(source.thickness, 6);
        expect(total([...roles, ...passed])).toBeCloseTo(source.thickness, 6);
        for (const { key } of branches) {
          const of = (spans: readonly WideSpan[]) => total(spans.filter((span) => span.branch === key));
          expect(of(roles) + of(passed)).toBeCloseTo(of(leaves), 6);
        }
      }),
    );
  });

  it('never lets bands of one column overlap, and leaves room for each label', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { source, bands, roles, passed, leaves } = layoutWideFlow(branches);
        for (const x of [0, WIDE.source, WIDE.role, WIDE.join, WIDE.leaf, WIDE.end]) {
          expect(overlaps(at(bands, x))).toBe(false);
        }
        expect(overlaps([...roles, ...passed], 46)).toBe(false);
        expect(overlaps(leaves)).toBe(false);
        // Names beside the leaves are 24 pixels high.
        const names = leaves.map(({ y, thickness }) => ({ y: y + thickness / 2 - 12, thickness: 24 }));
        expect(overlaps(names)).toBe(false);
        expect(source.y).toBeGreaterThanOrEqual(46);
      }),
    );
  });

  it('joins and parts without a gap: what ends at the split begins there', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { bands } = layoutWideFlow(branches);
        for (const { key } of branches) {
          const own = bands.filter((band) => band.branch === key);
          const [incoming, outgoing] = [
            at(
              own.filter((band) => band.kind !== 'leaf'),
              WIDE.split,
            ),
            at(
              own.filter((band) => band.kind === 'leaf'),
              WIDE.split,
            ),
          ];
          const top = (spans: { y: number }[]) => Math.min(...spans.map(({ y }) => y));
          expect(top(incoming)).toBeCloseTo(top(outgoing), 6);
          expect(total(incoming)).toBeCloseTo(total(outgoing), 6);
          expect(overlaps([...incoming])).toBe(false);
          expect(overlaps([...outgoing])).toBe(false);
        }
      }),
    );
  });

  it('keeps everything within its height, and in the order of the source, so that nothing crosses', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { height, bands, leaves } = layoutWideFlow(branches);
        for (const { edge, thickness } of bands) {
          for (const [, y] of edge) {
            expect(y).toBeGreaterThanOrEqual(-1e-9);
            expect(y + thickness).toBeLessThanOrEqual(height + 1e-6);
          }
        }
        const order = leaves.map(({ y }) => y);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});

describe('a flow down the page', () => {
  it('lays its lanes side by side, their widths proportional and together the whole', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { bands } = layoutTallFlow(branches);
        expect(total(bands)).toBeCloseTo(TALL.whole, 6);
        let right: number = TALL.whole;
        for (const { centre, thickness } of bands) {
          expect(centre + thickness / 2).toBeCloseTo(right, 6);
          right -= thickness;
        }
      }),
    );
  });

  it('gives every lane a row of its own, and turns it where it neither leaves the picture nor meets another', () => {
    fc.assert(
      fc.property(flows, (branches) => {
        const { rows, bands, height } = layoutTallFlow(branches);
        expect(overlaps(rows.map(({ y, height: thickness }) => ({ y, thickness })))).toBe(false);
        expect(overlaps(bands.map(({ middle, thickness }) => ({ y: middle - thickness / 2, thickness })))).toBe(false);
        for (const { centre, middle, radius, thickness } of bands) {
          expect(radius).toBeGreaterThan(thickness / 2);
          expect(middle + thickness / 2).toBeLessThanOrEqual(height + 1e-9);
          expect(centre + radius).toBeLessThanOrEqual(TALL.end);
        }
      }),
    );
  });

  it('draws a current beside the centre of its lane all the way, also through the turn', () => {
    const band = { key: 'a', branch: 'a', thickness: 20, centre: 30, middle: 100, radius: 21 };
    expect(tallLine(band)).toBe('M 30 0 V 79 A 21 21 0 0 0 51 100 H 112');
    expect(tallLine(band, 5)).toBe('M 35 0 V 79 A 16 16 0 0 0 51 95 H 112');
  });
});
