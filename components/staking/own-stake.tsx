import { useReader, useTexts } from '#texts';
import { LeavingStake } from '@/components/staking/leaving-stake';
import { StakeForm } from '@/components/staking/stake-form';
import { UnstakeForm } from '@/components/staking/unstake-form';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';
import type { Hex } from '@/lib/core/hex';

export type OwnStakeData = {
  amount: bigint;
  /** What counts: the amount less what leaves. */
  active: bigint;
  leaving: bigint;
  leavesAt: Date | null;
  /** The delay has passed, by the chain's clock. */
  ready: boolean;
  disputes: number;
};

/** The visitor's own stake on a Datanet, and what can be done with it. Base units. */
export function OwnStake({
  datanetId,
  account,
  curator,
  stake,
  required,
  minimumStake,
  unbondingDelayS,
}: {
  datanetId: number;
  account: Hex;
  /** The visitor decides here: as a curator or the owner. */
  curator: boolean;
  stake: OwnStakeData;
  required: bigint;
  minimumStake: bigint;
  unbondingDelayS: number;
}) {
  const t = useTexts('staking.ownStake');
  const { tag } = useReader();
  const missing = required > stake.active ? required - stake.active : 0n;
  const suggested = missing > 0n ? missing : stake.amount === 0n ? minimumStake : 0n;
  return (
    <Card>
      <CardHeader title={t('title')} description={t(curator ? (missing > 0n ? 'tooSmall' : 'decides') : 'noCurator')} />
      {stake.amount > 0n ? (
        <dl className="mb-6 grid grid-cols-2 gap-6 sm:grid-cols-3">
          <Stat label={t('atStake')} value={<Amount baseUnits={stake.amount} />} tone="value" />
          <Stat label={t('counts')} value={<Amount baseUnits={stake.active} />} />
          <Stat label={t('disputes')} value={formatNumber(stake.disputes, tag)} />
        </dl>
      ) : null}
      <div className="grid gap-8 md:grid-cols-2">
        <StakeForm datanetId={datanetId} account={account} suggested={suggested.toString()} />
        {stake.leaving > 0n && stake.leavesAt ? (
          <LeavingStake
            datanetId={datanetId}
            amount={stake.amount.toString()}
            leaving={stake.leaving.toString()}
            leavesAt={stake.leavesAt.toISOString()}
            ready={stake.ready}
            disputes={stake.disputes}
          />
        ) : stake.amount > 0n ? (
          <UnstakeForm
            key={`leave-${stake.amount}`}
            datanetId={datanetId}
            amount={stake.amount.toString()}
            unbondingDelayS={unbondingDelayS}
          />
        ) : null}
      </div>
    </Card>
  );
}
