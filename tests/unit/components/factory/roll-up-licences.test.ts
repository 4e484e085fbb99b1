import { describe, expect, it } from 'vitest';
import { type LicensedSource, rollUpLicences } from '@/components/factory/roll-up-licences';
import { textsFor } from '@/tests/support/texts';

const rollUp = (sources: readonly LicensedSource[]) =>
  rollUpLicences(textsFor('factory.licenceNote'), { sources, tag: 'en-GB' });

describe('rollUpLicences', () => {
  it('names each licence once with all that is under it', () => {
    const { licences, conflicts, allKnown } = rollUp([
      { name: 'Facts', licence: 'CC-BY-4.0' },
      { name: 'Books', licence: 'CC0-1.0' },
      { name: 'More facts', licence: 'CC-BY-4.0' },
      { name: 'Facts', licence: 'CC-BY-4.0' },
    ]);
    expect(licences).toEqual([
      { licence: 'CC-BY-4.0', names: ['Facts', 'More facts'] },
      { licence: 'CC0-1.0', names: ['Books'] },
    ]);
    expect(conflicts).toEqual([]);
    expect(allKnown).toBe(true);
  });

  it.each([
    ['no commerce', ['CC-BY-NC-4.0'], /no commercial use/],
    ['no change', ['CC-BY-ND-4.0'], /nothing that is made from it/],
    ['two that each want their own licence', ['CC-BY-SA-4.0', 'ODbL-1.0'], /under one only/],
  ])('tells what stands against a price: %s', (_, licences, words) => {
    const { conflicts } = rollUp(licences.map((licence) => ({ name: licence, licence })));
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatch(words);
  });

  it('takes two versions of the same share-alike licence together', () => {
    const { conflicts } = rollUp([
      { name: 'a', licence: 'CC-BY-SA-4.0' },
      { name: 'b', licence: 'CC-BY-SA-3.0' },
    ]);
    expect(conflicts).toEqual([]);
  });

  it('asks to read a licence that it does not know', () => {
    const { duties, conflicts, allKnown } = rollUp([{ name: 'Songs', licence: 'My-Own-1.0' }]);
    expect(conflicts).toEqual([]);
    expect(allKnown).toBe(false);
    expect(duties).toEqual(['My-Own-1.0 (Songs) is not known here: read it before you publish.']);
  });
});
