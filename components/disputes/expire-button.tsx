'use client';

import { useTexts } from '#texts';
import type { Case } from '@/components/disputes/decide-form';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';

/** Ends what nobody decided in time; anybody may, and the bonds go back. */
export function ExpireButton({ subject }: { subject: Case }) {
  const t = useTexts('disputes.expireButton');
  const { chain } = useSession();
  const key = subject.kind === 'epoch' ? `expire-epoch-${subject.number}` : `expire-${subject.contributionId}`;
  const transaction = useTransaction({ key });
  const expire = () =>
    subject.kind === 'epoch'
      ? transaction.send({
          address: chain.addresses.rewardDistributor,
          abi: rewardDistributorAbi,
          functionName: 'expireChallenge',
          args: [BigInt(subject.number)],
          explain: t('endChallenge', { number: subject.number }),
        })
      : transaction.send({
          address: chain.addresses.curatorStaking,
          abi: curatorStakingAbi,
          functionName: 'expireDispute',
          args: [BigInt(subject.contributionId)],
          explain: t('endDispute', { number: subject.contributionId }),
        });
  return (
    <TransactionButton transaction={transaction} variant="secondary" onClick={() => void expire()}>
      {t('end')}
    </TransactionButton>
  );
}
