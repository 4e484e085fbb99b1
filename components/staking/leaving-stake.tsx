'use client';

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
  const { chain } = useSession();
  const taking = useTransaction({ key: `unstake-${datanetId}` });
  const keeping = useTransaction({ key: `keep-${datanetId}` });
  const staking = { address: chain.addresses.curatorStaking, abi: curatorStakingAbi } as const;
  return (
    <div className="grid gap-4 text-sm">
      {BigInt(amount) > 0n ? (
        <p>
          <Amount baseUnits={BigInt(leaving) > BigInt(amount) ? amount : leaving} className="font-semibold" /> leave;{' '}
          {ready ? (
            'the delay is over.'
          ) : (
            <>
              they can be taken out <TimeAgo at={leavesAt} />.
            </>
          )}
        </p>
      ) : null}
      {BigInt(leaving) > BigInt(amount) ? (
        <p className="text-muted">
          You announced that <Amount baseUnits={leaving} /> leave, and a dispute took of it. The announcement still
          stands: what you stake now would not count, unless you take it back first.
        </p>
      ) : null}
      {disputes > 0 ? (
        <Alert tone="warn">
          {disputes === 1 ? 'A dispute' : `${disputes} disputes`} about what you accepted here{' '}
          {disputes === 1 ? 'holds' : 'hold'} your stake until {disputes === 1 ? 'it is' : 'they are'} decided.
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <TransactionButton
          transaction={taking}
          disabled={!ready || disputes > 0 || BigInt(amount) === 0n}
          onClick={() =>
            void taking.send({
              ...staking,
              functionName: 'unstake',
              args: [BigInt(datanetId)],
              explain: `Take your stake out of Datanet ${datanetId}`,
            })
          }
        >
          Take it out
        </TransactionButton>
        <TransactionButton
          transaction={keeping}
          variant="secondary"
          onClick={() =>
            void keeping.send({
              ...staking,
              functionName: 'requestUnstake',
              args: [BigInt(datanetId), 0n],
              explain: `Keep your stake on Datanet ${datanetId}`,
            })
          }
        >
          {BigInt(amount) > 0n ? 'Keep it at stake' : 'Take the announcement back'}
        </TransactionButton>
      </div>
    </div>
  );
}
