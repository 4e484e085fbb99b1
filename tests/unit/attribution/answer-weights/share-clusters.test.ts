import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareClusters } from '@/lib/attribution/answer-weights/share-clusters';

describe('shareClusters', () => {
  it('leaves records without a cluster as they are', () => {
    expect(shareClusters([3n, 0n, 7n], [null, null, 'a'])).toEqual([3n, 0n, 7n]);
  });

  it('divides the weight of the strongest, the odd unit to the earlier', () => {
    expect(shareClusters([3n, 3n, 9n, 0n], ['a', 'a', 'b', 'a'])).toEqual([2n, 1n, 9n, 0n]);
  });

  it('makes every cluster weigh what its strongest record weighs', () => {
    const lines = fc.array(fc.record({ weight: fc.bigInt({ min: 0n, max: 2n ** 40n }), cluster: fc.nat(4) }));
    fc.assert(
      fc.property(lines, (list) => {
        const shared = shareClusters(
          list.map(({ weight }) => weight),
          list.map(({ cluster }) => String(cluster)),
        );
        for (let cluster = 0; cluster <= 4; cluster++) {
          let strongest = 0n;
          let together = 0n;
          list.forEach((line, i) => {
            if (line.cluster !== cluster) return;
            if (line.weight > strongest) strongest = line.weight;
            together += shared[i] ?? 0n;
            expect((shared[i] ?? 0n) <= line.weight).toBe(true);
          });
          expect(together).toBe(strongest);
        }
      }),
    );
  });
});
