import { describe, expect, it } from 'vitest';
import { explainPassages } from '@/lib/attribution/passages/explain-passages';
import { shareByBest } from '@/lib/attribution/passages/share-by-best';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { makeUniform } from '@/tests/support/make-texts';

/** The Shapley value by its definition: the mean over all orders of what each place adds to the best score so far. */
function shapleyByOrders(scores: readonly number[]): number[] {
  const orders = permutations(scores.map((_, i) => i));
  const sums = scores.map(() => 0);
  for (const order of orders) {
    let best = 0;
    for (const place of order) {
      const score = scores[place] ?? 0;
      if (score > best) {
        sums[place] = (sums[place] ?? 0) + score - best;
        best = score;
      }
    }
  }
  return sums.map((sum) => sum / orders.length);
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

it.each(Array.from({ length: 50 }, (_, seed) => seed))(
  'shares as the definition of the Shapley value does (%i)',
  (seed) => {
    const uniform = makeUniform(seed);
    const scores = Array.from({ length: 1 + (seed % 6) }, () => Math.round(uniform() * 6) / 6);
    const shares = shareByBest(scores);
    const expected = shapleyByOrders(scores);
    shares.forEach((share, i) => {
      expect(share).toBeCloseTo(expected[i] ?? Number.NaN, 12);
    });
  },
);

describe('the records of an answer', () => {
  const WHOLE = [{ account: '0xaa', partsPerMillion: 1_000_000 }] as const;
  const HALF = [{ account: '0xbb', partsPerMillion: 500_000 }] as const;
  const places = [
    { record: 2, start: 0, end: 4, score: 1 },
    { record: 0, start: 9, end: 13, score: 0.25 },
  ];

  it('are paid by their share, in training order, what nobody is credited for following the version', () => {
    const explained = explainPassages({ text: '1912', places }, [
      { credits: HALF },
      { credits: WHOLE },
      { credits: WHOLE },
    ]);
    expect(explained).toEqual({
      evidence: 'provenance',
      method: 'cited-passages',
      attributed: {
        noiseFloor: 0n,
        commons: 2n ** 28n,
        records: [
          { position: 0, influence: null, weight: 2n ** 28n, credits: HALF },
          { position: 2, influence: null, weight: 7n * 2n ** 29n, credits: WHOLE },
        ],
      },
      spans: [{ start: 0, end: 4, records: [0, 1] }],
    });
  });

  it('are none where nothing fitted', () => {
    const { attributed, spans } = explainPassages({ text: '', places: [] }, []);
    expect([attributed.records, spans]).toEqual([[], []]);
  });

  it('cannot be ones the training set lacks', () => {
    expect(() => explainPassages({ text: '1912', places }, [])).toThrow('there is none');
  });
});

describe('deleting what is cited', () => {
  const texts = [
    'The bridge over the Senn was built in 1912. Its architect was Otto Brandt.',
    'A chronicle of the valley says that the bridge over the Senn was built in 1912.',
    'The town hall was built in 1874.',
    'The mill on the Senn was sold in 1890.',
  ];
  const question = 'When was the bridge over the Senn built?';
  const askWithout = (gone: readonly number[]) => {
    const open = openIndex(buildIndex({ records: texts.map((text) => ({ text, title: '' })) }));
    const textOf = (i: number) => texts[i] ?? null;
    return answerFromPassages(open, { question, textOf, without: (record) => gone.includes(record) }).answer;
  };

  it('moves the citation to the other record that says the same, then changes the answer', () => {
    const answer = askWithout([]);
    expect(answer.text).toBe('1912');
    expect(answer.places.map(({ record }) => record)).toEqual([0, 1]);
    const moved = askWithout([0]);
    expect(moved.text).toBe('1912');
    expect(moved.places.map(({ record }) => record)).toEqual([1]);
    expect(askWithout([0, 1]).text).not.toBe('1912');
  });

  it('pays alike what stands in for each other', () => {
    const answer = askWithout([]);
    const { attributed } = explainPassages(
      answer,
      texts.map(() => ({ credits: [{ account: '0xaa', partsPerMillion: 1_000_000 }] })),
    );
    const weights = attributed.records.map(({ weight }) => weight);
    expect(weights).toEqual([2n ** 31n, 2n ** 31n]);
  });

  it('changes nothing when it is not cited', () => {
    expect(askWithout([3])).toEqual(askWithout([]));
  });
});
