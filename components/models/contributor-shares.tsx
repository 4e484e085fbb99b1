import { useReader, useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { roundParts } from '@/components/charts/round-parts';
import { Address } from '@/components/ui/address';
import { formatPercent } from '@/lib/core/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { ModelKind } from '@/lib/schemas/training';
import type { KeyOf } from '@/lib/texts/namespaces';

/** The version's published shares, as bars; they sum to the whole. */
export function ContributorShares({ kind, shares }: { kind: ModelKind; shares: ModelManifest['contributorShares'] }) {
  const t = useTexts('models.contributorShares');
  const { tag } = useReader();
  const sorted = [...shares.shares].sort((a, b) => b.partsPerMillion - a.partsPerMillion);
  const hundredths = roundParts(
    sorted.map(({ partsPerMillion }) => partsPerMillion),
    { whole: 1_000_000, units: 10_000 },
  );
  return (
    <div className="grid gap-3">
      <BarList
        label={t('label')}
        tone="value"
        whole={1_000_000}
        bars={sorted.map((share, index) => ({
          key: share.account,
          label: <Address address={share.account} href={`/people/${share.account}`} />,
          size: share.partsPerMillion,
          value: formatPercent((hundredths[index] ?? 0) / 10_000, tag, 2),
        }))}
      />
      <p className="text-faint text-sm">{t(ruleKey(kind, shares))}</p>
    </div>
  );
}

/** The rule of a manifest, as a key of its words. */
function ruleKey(
  kind: ModelKind,
  { rule, effects }: ModelManifest['contributorShares'],
): KeyOf<'models.contributorShares'> {
  switch (rule) {
    case 'leave-one-out':
      return kind === 'classifier' ? 'classifierLoo' : 'retrievalLoo';
    case 'newton-step':
      return 'newton';
    case 'record-counts':
      if (kind !== 'classifier' && kind !== 'retrieval') return 'counts';
      return effects.every(({ effect }) => effect === null) ? 'countsUnmeasured' : 'countsNoEffect';
  }
}
