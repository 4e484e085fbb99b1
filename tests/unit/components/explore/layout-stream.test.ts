import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStream } from '@/components/explore/build-stream';
import { layoutStream, STREAM_LABEL } from '@/components/explore/layout-stream';

const answers = fc
  .array(
    fc.record({
      modelId: fc.integer({ min: 1, max: 9 }),
      fee: fc.bigInt({ min: 1n, max: 10n ** 21n }),
      evidence: fc.array(
        fc.record({
          contributor: fc.constantFrom(...'abcdefghijklmn'),
          datanetId: fc.integer({ min: 1, max: 9 }),
          records: fc.constant(1),
          earned: fc.bigInt({ min: 1n, max: 10n ** 20n }),
        }),
        { maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) =>
    list.map((one, index) => ({ ...one, id: `answer${index}`, paid: [{ role: 'treasury', amount: one.fee }] })),
  );

describe('layoutStream', () => {
  it('leaves every node room for its label, and none outside the picture', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { nodes, height } = layoutStream(buildStream(list));
        for (const node of nodes) {
          expect(node.y - STREAM_LABEL).toBeGreaterThanOrEqual(-0.01);
          expect(node.y + node.height).toBeLessThanOrEqual(height);
          const next = nodes.find((other) => other.column === node.column && other.y > node.y);
          if (next) expect(next.y - STREAM_LABEL).toBeGreaterThanOrEqual(node.y + node.height);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets the bands of a bar’s side fill it and no more', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { nodes, bands } = layoutStream(buildStream(list));
        for (const node of nodes) {
          const into = bands.filter(({ key }) => key.endsWith(` ${node.key}`));
          const sum = into.reduce((total, { thickness }) => total + thickness, 0);
          expect(sum).toBeLessThanOrEqual(node.height + 0.01);
        }
      }),
      { numRuns: 60 },
    );
  });
});
