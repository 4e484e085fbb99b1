import { BarList } from '@/components/charts/bar-list';
import { roundParts } from '@/components/charts/round-parts';
import { Address } from '@/components/ui/address';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { ModelKind } from '@/lib/schemas/training';

/** The version's published shares, as bars; they sum to the whole. */
export function ContributorShares({ kind, shares }: { kind: ModelKind; shares: ModelManifest['contributorShares'] }) {
  const sorted = [...shares.shares].sort((a, b) => b.partsPerMillion - a.partsPerMillion);
  const hundredths = roundParts(
    sorted.map(({ partsPerMillion }) => partsPerMillion),
    { whole: 1_000_000, units: 10_000 },
  );
  return (
    <div className="grid gap-3">
      <BarList
        label="Contributors’ shares"
        tone="value"
        whole={1_000_000}
        bars={sorted.map((share, index) => ({
          key: share.account,
          label: <Address address={share.account} />,
          size: share.partsPerMillion,
          value: `${((hundredths[index] ?? 0) / 100).toFixed(2)} %`,
        }))}
      />
      <p className="text-faint text-sm">Rule: {describeSharesRule(kind, shares)}</p>
    </div>
  );
}

/** The rule of a manifest in words. */
function describeSharesRule(kind: ModelKind, { rule, effects }: ModelManifest['contributorShares']): string {
  switch (rule) {
    case 'leave-one-out':
      return kind === 'classifier'
        ? 'the model was trained again without each contributor, and its held-out loss compared.'
        : 'the records’ own questions were asked again without each contributor’s records, and the answers compared.';
    case 'newton-step':
      return 'one step of the training without each contributor, and its held-out loss compared (many contributors).';
    case 'record-counts':
      if (kind !== 'classifier' && kind !== 'retrieval') return 'the number of records of each.';
      return effects.every(({ effect }) => effect === null)
        ? 'the number of records, because there was nothing to measure them with.'
        : 'the number of records, because leaving out any one contributor did not make the model worse.';
  }
}
