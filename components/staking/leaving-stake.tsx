'use client';

import { useId } from 'react';
import { useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { TimeAgo } from '@/components/ui/time-ago';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';

/**
 * A stake that was announced to leave: taken out once it may, or kept after all. Where a dispute took of it since, the
 * announcement still stands for what is staked next. Base units as text.
 */
export function LeavingStake({
  datanetId,
  amount,
  leaving,
  leavesAt,
  ready,
  disputes,
}: {
  datanetId: number;
  /** All that is at stake. */
  amount: string;
  leaving: string;
  leavesAt: string;
  /** The delay has passed, by the chain's clock. */
  ready: boolean;
  disputes: number;
}) {
  const t = useTexts('staking.leavingStake');
  const { chain } = useSession();
  const datanet = useDatanetName();
  const taking = useTransaction({ key: `unstake-${datanetId}` });
  const keeping = useTransaction({ key: `keep-${datanetId}` });
  const stateId = useId();
  const staking = { address: chain.addresses.curatorStaking, abi: curatorStakingAbi } as const;
  return (
    <div className="grid gap-4 text-sm">
      <div id={stateId} className="grid gap-4">
        {BigInt(amount) > 0n ? (
          <p>
            {t.rich(ready ? 'over' : 'waits', {
              amount: () => (
                <Amount baseUnits={BigInt(leaving) > BigInt(amount) ? amount : leaving} className="font-semibold" />
              ),
              time: () => <TimeAgo at={leavesAt} />,
            })}
          </p>
        ) : null}
        {BigInt(leaving) > BigInt(amount) ? (
          <p className="text-muted">{t.rich('taken', { amount: () => <Amount baseUnits={leaving} /> })}</p>
        ) : null}
        {disputes > 0 ? <Alert tone="warn">{t('disputes', { count: disputes })}</Alert> : null}
      </div>
      <div className="flex flex-wrap gap-3">
        <TransactionButton
          transaction={taking}
          blockedBy={!ready || disputes > 0 || BigInt(amount) === 0n ? stateId : undefined}
          onClick={() =>
            void taking.send({
              ...staking,
              functionName: 'unstake',
              args: [BigInt(datanetId)],
              explain: t('explainTake', { datanet }),
            })
          }
        >
          {t('take')}
        </TransactionButton>
        <TransactionButton
          transaction={keeping}
          variant="secondary"
          onClick={() =>
            void keeping.send({
              ...staking,
              functionName: 'requestUnstake',
              args: [BigInt(datanetId), 0n],
              explain: t('explainKeep', { datanet }),
            })
          }
        >
          {BigInt(amount) > 0n ? t('keep') : t('takeBack')}
        </TransactionButton>
      </div>
    </div>
  );
}
