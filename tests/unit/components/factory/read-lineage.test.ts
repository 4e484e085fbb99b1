import { describe, expect, it } from 'vitest';
import {
  adapterLineage,
  type ChosenParent,
  keptPart,
  partProblem,
  readLineage,
} from '@/components/factory/read-lineage';
import { textsFor } from '@/tests/support/texts';

const words = { t: textsFor('factory.readLineage'), say: (english: string) => english, tag: 'en-GB' };

const parent = (id: number, partText: string, change: Partial<ChosenParent> = {}): ChosenParent => ({
  id,
  name: `Model ${id}`,
  owner: `0x${'a1'.repeat(20)}`,
  leastChildPart: 0,
  generation: 1,
  ancestors: 0,
  partText,
  ...change,
});
const read = (...parents: ChosenParent[]) => readLineage(words, { parents, leastText: '0' });

describe('readLineage', () => {
  it('gives the contract parents in ascending order and parts in basis points', () => {
    expect(readLineage(words, { parents: [parent(12, '12.5'), parent(3, '80,05 %')], leastText: '7' })).toEqual({
      adapter: false,
      leastChildPart: 700,
      parents: [
        { modelId: 3n, part: 8005 },
        { modelId: 12n, part: 1250 },
      ],
    });
    expect(read()).toEqual({ adapter: false, leastChildPart: 0, parents: [] });
  });

  it('takes exactly the whole and exactly the least, and no more and no less', () => {
    expect(read(parent(1, '60'), parent(2, '40')).parents).toHaveLength(2);
    expect(() => read(parent(1, '60'), parent(2, '40.01'))).toThrow(/100\.01%/);
    expect(read(parent(1, '30', { leastChildPart: 3_000 })).parents).toHaveLength(1);
    expect(() => read(parent(1, '29.99', { leastChildPart: 3_000 }))).toThrow(/at least 30%/);
  });

  it('stops at eight generations and at 64 ancestors by line of descent, as the contract does', () => {
    expect(read(parent(1, '1', { generation: 7 })).parents).toHaveLength(1);
    expect(() => read(parent(1, '1', { generation: 8 }))).toThrow(/eighth generation/);
    expect(read(parent(1, '1', { ancestors: 31 }), parent(2, '1', { ancestors: 31 })).parents).toHaveLength(2);
    expect(() => read(parent(1, '1', { ancestors: 31 }), parent(2, '1', { ancestors: 32 }))).toThrow(/65 ancestors/);
  });

  it.each(['', '-1', '101', '1.234', 'half', '1e1', '0x1'])('refuses “%s” as a part', (text) => {
    expect(() => read(parent(1, text))).toThrow(/not a part/);
    expect(() => readLineage(words, { parents: [], leastText: text })).toThrow(/not a part/);
    expect(partProblem(words, parent(1, text))).toMatch(/not a part/);
    expect(keptPart([parent(1, text)])).toBeNull();
  });

  it('says what stays with the builder while parts are typed, also when they are too many', () => {
    expect(keptPart([parent(1, '30'), parent(2, '25.5')])).toBe(4_450);
    expect(keptPart([parent(1, '60'), parent(2, '60')])).toBe(-2_000);
  });
});

describe('adapterLineage', () => {
  it('names the base alone, with the part that it asks', () => {
    expect(adapterLineage({ modelId: 4, name: 'Base', leastChildPart: 250 })).toEqual({
      adapter: true,
      leastChildPart: 0,
      parents: [{ modelId: 4n, part: 250 }],
    });
  });
});
