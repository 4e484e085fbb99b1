import { divideByWeights } from '@/lib/rewards/divide-by-weights';

/**
 * Records that resemble one another weigh together as much as the strongest of them, divided in proportion to what each
 * would weigh alone, by largest remainder with ties to the earlier position: rewording a record again and again adds
 * nothing to its pay. A record without a cluster keeps its weight. Never negative in, never negative out.
 */
export function shareClusters(weights: readonly bigint[], clusters: readonly (string | null)[]): bigint[] {
  const members = new Map<string, number[]>();
  clusters.forEach((cluster, position) => {
    if (cluster === null || (weights[position] ?? 0n) === 0n) return;
    const known = members.get(cluster);
    if (known) known.push(position);
    else members.set(cluster, [position]);
  });
  const shared = [...weights];
  for (const positions of members.values()) {
    if (positions.length === 1) continue;
    const alone = positions.map((position) => ({
      key: String(position).padStart(12, '0'),
      weight: weights[position] ?? 0n,
    }));
    let strongest = 0n;
    for (const { weight } of alone) if (weight > strongest) strongest = weight;
    divideByWeights(strongest, alone).forEach(({ amount }, k) => {
      shared[positions[k] ?? 0] = amount;
    });
  }
  return shared;
}
