import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, type CorrectableRecord } from '@/lib/records/apply-corrections';

const record = (hash: string, contributor: string, supersedes: string | null = null) => ({
  hash,
  contributor,
  supersedes,
});

describe('applyCorrections', () => {
  it('keeps records that nobody corrects, in their order, as their contributors’ own', () => {
    const kept = applyCorrections([record('b', 'amara'), record('a', 'bilal')]);
    expect(kept).toEqual([
      { ...record('b', 'amara'), firstAuthor: 'amara', corrects: [] },
      { ...record('a', 'bilal'), firstAuthor: 'bilal', corrects: [] },
    ]);
  });

  it('leaves out a corrected record and credits its author first', () => {
    const kept = applyCorrections([record('a', 'amara'), record('b', 'bilal', 'a')]);
    expect(kept).toEqual([{ ...record('b', 'bilal', 'a'), firstAuthor: 'amara', corrects: ['a'] }]);
  });

  it('follows a chain of corrections to its beginning', () => {
    const kept = applyCorrections([record('a', 'amara'), record('b', 'bilal', 'a'), record('c', 'chiara', 'b')]);
    expect(kept).toEqual([{ ...record('c', 'chiara', 'b'), firstAuthor: 'amara', corrects: ['b', 'a'] }]);
  });

  it('treats a correction of something that is not in the version as a record of its own', () => {
    expect(applyCorrections([record('b', 'bilal', 'gone')])).toEqual([
      { ...record('b', 'bilal', 'gone'), firstAuthor: 'bilal', corrects: [] },
    ]);
  });

  it('agrees with the rule applied naively, on random chains', () => {
    const people = ['amara', 'bilal', 'chiara'];
    const chains = fc.array(fc.tuple(fc.nat(2), fc.option(fc.nat(30), { nil: null })), { maxLength: 30 });
    fc.assert(
      fc.property(chains, (steps) => {
        // A record can only supersede an earlier one: its hash covers the other's.
        const records = steps.map(([person, target], k) =>
          record(`r${k}`, people[person] ?? '', target === null || k === 0 ? null : `r${target % k}`),
        );
        expect(applyCorrections(records)).toEqual(naive(records));
      }),
    );
  });
});

function naive(records: CorrectableRecord[]) {
  const authorOf = (r: CorrectableRecord): string => {
    const earlier = records.find((other) => other.hash === r.supersedes);
    return earlier ? authorOf(earlier) : r.contributor;
  };
  const correctedBy = (r: CorrectableRecord): string[] => {
    const earlier = records.find((other) => other.hash === r.supersedes);
    return earlier ? [earlier.hash, ...correctedBy(earlier)] : [];
  };
  return records
    .filter((r) => records.every((other) => other.supersedes !== r.hash))
    .map((r) => ({ ...r, firstAuthor: authorOf(r), corrects: correctedBy(r) }));
}
