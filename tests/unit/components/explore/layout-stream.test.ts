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

  it('places what leads to the first answer above what leads to the next', () => {
    const answer = (id: string, one: { contributor: string; datanetId: number; modelId: number; fee: bigint }) => ({
      id,
      modelId: one.modelId,
      fee: one.fee,
      evidence: [{ contributor: one.contributor, datanetId: one.datanetId, records: 1, earned: one.fee }],
      paid: [{ role: 'treasury', amount: one.fee }],
    });
    const { nodes } = layoutStream(
      buildStream([
        answer('first', { contributor: 'ana', datanetId: 1, modelId: 1, fee: 1n }),
        answer('second', { contributor: 'ben', datanetId: 2, modelId: 2, fee: 100n }),
      ]),
    );
    const order = (column: string) =>
      nodes
        .filter((node) => node.column === column)
        .sort((a, b) => a.y - b.y)
        .map(({ of }) => of);
    expect(order('people')).toEqual(['ana', 'ben']);
    expect(order('datanets')).toEqual(['1', '2']);
    expect(order('models')).toEqual(['1', '2']);
    expect(order('answers')).toEqual(['first', 'second']);
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
