import { CHART_COLOURS } from '@/components/charts/chart-colour';
import type { Stream } from '@/components/datanets/lay-out-confluence';
import type { DatanetSummary } from '@/lib/schemas/datanet-summary';

/** The key of the stream of all who have none of their own. */
export const OTHERS = 'others';

/** A Datanet's contributors as streams, each with a colour of its own: the largest one by one, the rest together. */
export function streamsOf(summary: Pick<DatanetSummary, 'contributors' | 'otherContributors'> | null): Stream[] {
  if (!summary) return [];
  const { contributors, otherContributors } = summary;
  const all = contributors.length + otherContributors.accounts;
  const named = contributors.slice(0, all > CHART_COLOURS ? CHART_COLOURS - 1 : CHART_COLOURS);
  const rest = contributors.slice(named.length).reduce((sum, { records }) => sum + records, otherContributors.records);
  return [
    ...named.map(({ account, records }) => ({ key: account, size: records })),
    ...(rest > 0 ? [{ key: OTHERS, size: rest }] : []),
  ];
}
