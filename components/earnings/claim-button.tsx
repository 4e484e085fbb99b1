'use client';

import { useState } from 'react';
import { useReader, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';

/** What the contract takes; amounts are base units as text. `amount` is what will be paid, `cumulative` what is proven. */
export type ClaimInput = { account: Hex; amount: string; cumulative: string; proof: Hex[]; epoch: number };

/** Claims what is owed now. The proof is made when it is asked for, from the file that the chain names. */
export function ClaimButton({
  claimable,
  prepare,
  place = 'claim',
}: {
  /** The difference to what was paid before, base units as text. */
  claimable: string;
  prepare: () => Promise<ActionReply<ClaimInput>>;
  /** Tells claims for different accounts apart, where one is found again after a reload. */
  place?: string;
}) {
  const t = useTexts('earnings.claimButton');
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: place });
  const [problem, setProblem] = useState<string | null>(null);
  const [preparing, setPreparing] = useState(false);

  async function claim() {
    if (preparing) return;
    setProblem(null);
    setPreparing(true);
    const reply = await callAction(prepare);
    setPreparing(false);
    if (!reply.ok) return setProblem(reply.error.message);
    const { account, amount, cumulative, proof } = reply.value;
    await transaction.send({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claim',
      args: [account, BigInt(cumulative), proof],
      explain: t('explain', { amount: formatOpen(BigInt(amount), tag) }),
      limit: t('limit'),
    });
  }

  return (
    <div className="grid gap-3">
      <TransactionButton transaction={transaction} onClick={() => void claim()} size="lg" busy={preparing}>
        {t.rich('claim', { amount: () => <Amount baseUnits={claimable} /> })}
      </TransactionButton>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
    </div>
  );
}
