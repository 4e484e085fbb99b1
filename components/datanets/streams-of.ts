import type { Stream } from '@/components/datanets/lay-out-confluence';
import type { DatanetSummary } from '@/lib/schemas/datanet-summary';

/** A Datanet's contributors as streams: the largest one by one, the rest together. */
export function streamsOf(
  summary: Pick<DatanetSummary, 'contributors' | 'otherContributors'> | null,
  most: number,
): Stream[] {
  if (!summary) return [];
  const { contributors, otherContributors } = summary;
  const named = contributors.slice(0, most);
  const rest = contributors.slice(most).reduce((sum, { records }) => sum + records, otherContributors.records);
  return [
    ...named.map(({ account, records }) => ({ key: account, size: records })),
    ...(rest > 0 ? [{ key: 'others', size: rest }] : []),
  ];
}
