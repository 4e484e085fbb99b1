import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDuplicates } from '@/lib/records/find-duplicates';

it('points each repetition to the first appearance, as a plain search does', () => {
  const hashes = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }), { maxLength: 40 });
  fc.assert(
    fc.property(hashes, (list) => {
      const naive = list.map((hash, k) => {
        const first = hash === null ? k : list.indexOf(hash);
        return first === k ? null : first;
      });
      expect(findDuplicates(list)).toEqual(naive);
    }),
  );
});
