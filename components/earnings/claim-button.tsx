'use client';

import { useState } from 'react';
import { useReader, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { useTransaction } from '@/components/wallet/use-transaction';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';

/** What the contract takes; amounts are base units as text. `amount` is what will be paid, `cumulative` what is proven. */
export type ClaimInput = { account: Hex; amount: string; cumulative: string; proof: Hex[]; epoch: number };

/**
 * Claims what is owed now; where nothing is left, it says what was paid. The proof is made when it is asked for, from the
 * file that the chain names.
 */
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
  const [asked, setAsked] = useState<string | null>(null);

  async function claim() {
    if (preparing) return;
    setProblem(null);
    setPreparing(true);
    const reply = await callAction(prepare);
    setPreparing(false);
    if (!reply.ok) return setProblem(reply.error.message);
    const { account, amount, cumulative, proof } = reply.value;
    setAsked(amount);
    await transaction.send({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claim',
      args: [account, BigInt(cumulative), proof],
      explain: t('explain', { amount: formatOpen(BigInt(amount), tag) }),
      limit: t('limit'),
    });
  }

  if (claimable === '0') {
    return transaction.state === 'idle' ? null : (
      <div className="grid gap-1">
        {transaction.state === 'confirmed' && asked !== null ? (
          <p className="text-lg">
            {t.rich('paid', { amount: () => <Amount baseUnits={asked} className="text-value" /> })}
          </p>
        ) : null}
        <TransactionStatus transaction={transaction} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <TransactionButton transaction={transaction} onClick={() => void claim()} size="lg" busy={preparing}>
        <span>{t.rich('claim', { amount: () => <Amount baseUnits={claimable} /> })}</span>
      </TransactionButton>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
    </div>
  );
}
