import { expect, it } from 'vitest';
import { CHART_COLOURS } from '@/components/charts/chart-colour';
import { OTHERS, streamsOf } from '@/components/datanets/streams-of';
import type { Hex } from '@/lib/core/hex';

const people = (count: number, records = 10) =>
  Array.from({ length: count }, (_, index) => ({
    account: `0x${String(index).padStart(40, '0')}` as Hex,
    records: records + count - index,
  }));
const nobodyElse = { accounts: 0, records: 0 };

it('names everybody who can have a colour of their own', () => {
  const contributors = people(CHART_COLOURS);
  expect(streamsOf({ contributors, otherContributors: nobodyElse }).map(({ key }) => key)).toEqual(
    contributors.map(({ account }) => account),
  );
});

it('joins the rest in one stream, so that no two share a colour', () => {
  for (const summary of [
    { contributors: people(CHART_COLOURS + 1), otherContributors: nobodyElse },
    { contributors: people(CHART_COLOURS), otherContributors: { accounts: 3, records: 7 } },
  ]) {
    const streams = streamsOf(summary);
    expect(streams).toHaveLength(CHART_COLOURS);
    expect(streams.at(-1)?.key).toBe(OTHERS);
    const all = summary.contributors.reduce((sum, { records }) => sum + records, summary.otherContributors.records);
    expect(streams.reduce((sum, { size }) => sum + size, 0)).toBe(all);
  }
});

it('has no stream before records are counted', () => {
  expect(streamsOf(null)).toEqual([]);
});
