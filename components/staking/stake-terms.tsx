import { useReader, useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Point } from '@/components/ui/point';
import { describeDuration } from '@/lib/core/describe-duration';

/** What a stake on this Datanet is for, what it earns and what it can lose. Base units. */
export function StakeTerms({
  required,
  minimumBond,
  unbondingDelayS,
  curatorsPart,
}: {
  required: bigint;
  minimumBond: bigint;
  unbondingDelayS: number;
  /** Basis points of a fee. */
  curatorsPart: number;
}) {
  const t = useTexts('staking.stakeTerms');
  const { tag } = useReader();
  const delay = describeDuration(unbondingDelayS, tag);
  const part = formatBasisPoints(curatorsPart, tag);
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={required > 0n ? t.rich('required', { amount: () => <Amount baseUnits={required} /> }) : t('none')}
      />
      <dl className="grid gap-5 text-sm md:grid-cols-3">
        <Point title={t('earnsTitle')}>{t('earns', { part })}</Point>
        <Point title={t('loseTitle')}>
          {t.rich('lose', { delay, bond: () => <Amount baseUnits={minimumBond} /> })}
        </Point>
        <Point title={t('leavesTitle')}>{t('leaves', { delay })}</Point>
      </dl>
    </Card>
  );
}
