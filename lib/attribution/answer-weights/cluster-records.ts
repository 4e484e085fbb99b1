import type { Resemblance } from '@/lib/attribution/answer-weights/types';

type Placed = { readonly contributionId: number; readonly index: number; readonly resembles: Resemblance | null };

/**
 * Names each record's cluster of similar records: the earliest record that it resembles, directly or through others of
 * the list; null for a record that is alone in its cluster. In the order given.
 */
export function clusterRecords(records: readonly Placed[]): (string | null)[] {
  const parents = new Map(
    records.map((record) => [keyOf(record), record.resembles && keyOf(record.resembles.record)] as const),
  );
  const roots = records.map((record) => {
    let root = keyOf(record);
    // A record resembles an earlier one, so there is no way round in a circle but in a list that somebody forged.
    for (let steps = 0; steps < records.length; steps++) {
      const parent = parents.get(root);
      if (parent === null || parent === undefined) break;
      root = parent;
    }
    return root;
  });
  const sizes = new Map<string, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return roots.map((root) => ((sizes.get(root) ?? 0) > 1 ? root : null));
}

function keyOf({ contributionId, index }: { contributionId: number; index: number }): string {
  return `${contributionId}/${index}`;
}
