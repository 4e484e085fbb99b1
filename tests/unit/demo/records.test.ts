import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecords, jaccard, shingle } from '@/lib/demo/check-records';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';

const datanets = readDemoDatanets('lib/demo/records');

describe('the demo economy', () => {
  test('is whole, even, and free of copies other than the planted ones', () => {
    expect(checkRecords(datanets)).toEqual([]);
  });

  test('is judged by a check that notices a copy, a strange label, an owner contributing and a text too short', () => {
    const faulty = datanets.map((datanet, i) => {
      const [first, second, third, fourth, ...rest] = datanet.records;
      if (i > 0 || !first || !second || !third || !fourth) return datanet;
      const copy = { ...first, text: `${first.text.toUpperCase()} Again!` };
      const records = [
        first,
        { ...second, label: 'weather' },
        { ...third, author: 'grace' as const },
        { ...fourth, text: 'Broken.' },
        ...rest,
        copy,
      ];
      return { ...datanet, records };
    });
    const problems = checkRecords(faulty);
    expect(problems).toContainEqual(expect.stringMatching(/^repair-cafe 1 and repair-cafe 267 are alike/));
    expect(problems).toContain('repair-cafe has no label "weather".');
    expect(problems).toContain('repair-cafe: grace owns or curates it and may not contribute to it.');
    expect(problems).toContain('repair-cafe 4 has 7 characters: "Broken."');
  });
});

describe('likeness', () => {
  test('is found between exactly the pairs that a comparison of all with all finds', () => {
    const [datanet] = datanets;
    if (!datanet) throw new Error('There are no Datanets.');
    const words = ['the lamp', 'flickers when', 'touched', 'by a hand', 'in the morning'];
    const text = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 8 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const records = texts.map((one) => ({ text: one, label: 'wiring-and-switch', author: 'amara' as const }));
        const found = checkRecords([{ ...datanet, records, pending: [], questions: [] }]).filter((problem) =>
          problem.includes(' are alike '),
        );
        const pairs = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => jaccard(shingle(a), shingle(b)) >= 0.5));
        expect(found).toHaveLength(pairs.length);
      }),
      { numRuns: 50 },
    );
  });

  test('sets case and punctuation aside', () => {
    expect(jaccard(shingle('The lamp FLICKERS!'), shingle('the lamp, flickers'))).toBe(1);
  });

  test('is symmetric, in [0, 1], and equals the count over the union', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        (a, b) => {
          const [x, y] = [shingle(a), shingle(b)];
          const union = new Set([...x, ...y]);
          const shared = [...union].filter((item) => x.has(item) && y.has(item)).length;
          expect(jaccard(x, y)).toBe(union.size === 0 ? 1 : shared / union.size);
          expect(jaccard(y, x)).toBe(jaccard(x, y));
        },
      ),
    );
  });
});
