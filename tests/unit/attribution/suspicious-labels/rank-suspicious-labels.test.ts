import { describe, expect, it } from 'vitest';
import { compareLabels } from '@/lib/attribution/suspicious-labels/compare-labels';
import { rankLabels } from '@/lib/attribution/suspicious-labels/rank-labels';
import { rankSuspiciousLabels } from '@/lib/attribution/suspicious-labels/rank-suspicious-labels';
import type { LabelRanking } from '@/lib/attribution/suspicious-labels/types';
import { weighNeighbours } from '@/lib/attribution/suspicious-labels/weigh-neighbours';
import { makeTexts } from '@/tests/support/make-texts';
import { areaUnderCurve } from '@/tests/support/measure';

const shape = { labels: 5, words: 60, length: 8, noise: 0.5 };
const accepted = makeTexts({ seed: 1, count: 300, ...shape });
const honest = makeTexts({ seed: 2, count: 200, ...shape });
const isWrong = (i: number) => i % 10 === 0;
const planted = honest.map((record, i) => (isWrong(i) ? { ...record, label: nextLabel(record.label) } : record));

function nextLabel(label: string): string {
  return `label${(Number(label.slice(5)) + 1) % shape.labels}`;
}

/** How well the ranking tells wrong labels from right ones: the area under its ROC curve. */
function found(ranking: LabelRanking | null, wrong: (i: number) => boolean): number {
  const judged = ranking?.judged ?? [];
  return areaUnderCurve({
    positive: judged.filter(({ index }) => wrong(index)).map(({ rank }) => -rank),
    negative: judged.filter(({ index }) => !wrong(index)).map(({ rank }) => -rank),
  });
}

describe('rankSuspiciousLabels', () => {
  it('puts planted label errors first, held against accepted records', () => {
    const ranking = rankSuspiciousLabels({ accepted, judged: planted });
    expect(found(ranking, isWrong)).toBeGreaterThan(0.97);
    expect(ranking?.referenceCount).toBe(accepted.length);
    const doubtful = ranking?.judged.filter((one) => one.doubtful) ?? [];
    expect(doubtful.filter(({ index }) => isWrong(index)).length).toBeGreaterThan(12);
    expect(doubtful.filter(({ index }) => !isWrong(index)).length).toBeLessThan(8);
  });

  it('finds them within the first contribution of a Datanet, held against each other', () => {
    expect(found(rankSuspiciousLabels({ accepted: [], judged: planted }), isWrong)).toBeGreaterThan(0.9);
  });

  it('names the label that the record should rather have, and records that have it', () => {
    const ranking = rankSuspiciousLabels({ accepted, judged: planted });
    const first = ranking?.judged.find(({ rank }) => rank === 1);
    expect(first?.suggested).toBe(honest[first?.index ?? -1]?.label);
    for (const near of first?.near ?? []) expect(accepted[near.position]?.label).toBe(near.label);
    const similarities = first?.near.map(({ similarity }) => similarity) ?? [];
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  it('does not let a file whose labels are all wrong vouch for itself', () => {
    const flood = honest.map((record) => ({ ...record, label: nextLabel(record.label) }));
    const ranking = rankSuspiciousLabels({ accepted, judged: flood });
    const doubtful = ranking?.judged.filter((one) => one.doubtful).length ?? 0;
    expect(doubtful / flood.length).toBeGreaterThan(0.6);
  });

  it('gives every record one rank', () => {
    const ranks = rankSuspiciousLabels({ accepted, judged: planted })?.judged.map(({ rank }) => rank);
    expect(ranks?.sort((a, b) => a - b)).toEqual(planted.map((_, i) => i + 1));
  });

  it('says nothing of a label that hardly any other record has, and ranks it last', () => {
    const rare = { text: honest[3]?.text ?? '', label: 'seen-once' };
    const ranking = rankSuspiciousLabels({ accepted, judged: [rare, ...planted] });
    expect(ranking?.judged[0]).toMatchObject({ margin: null, suggested: null, doubtful: false });
    expect(ranking?.judged[0]?.rank).toBe(planted.length + 1);
  });

  it('ranks by the neighbours alone when there was no time for the margins', () => {
    const comparison = compareLabels({ accepted, judged: planted });
    if (!comparison) throw new Error('These can be compared.');
    const ranking = rankLabels(comparison, weighNeighbours(comparison), null);
    expect(found(ranking, isWrong)).toBeGreaterThan(0.85);
    expect(ranking.judged.every(({ margin, suggested }) => margin === null && suggested === null)).toBe(true);
  });

  it.each([
    { name: 'one label', judged: honest.map((record) => ({ ...record, label: 'same' })) },
    {
      name: 'no word that two records share',
      judged: [
        { text: 'alpha', label: 'a' },
        { text: 'beta', label: 'b' },
      ],
    },
    { name: 'no record', judged: [] },
  ])('has nothing to compare with $name', ({ judged }) => {
    expect(rankSuspiciousLabels({ accepted: [], judged })).toBeNull();
  });
});
