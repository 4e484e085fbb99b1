'use client';

import { type FormEvent, useId, useState } from 'react';
import { useReader, useTexts } from '#texts';
import { ReasonField } from '@/components/disputes/reason-field';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useChainRead } from '@/components/wallet/use-chain-read';
import { useTakingTransaction } from '@/components/wallet/use-taking-transaction';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';

/** Challenges a proposed epoch with the bond that the chain asks for now. */
export function ChallengeForm({ number, root }: { number: number; root: Hex }) {
  const t = useTexts('disputes.challengeForm');
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTakingTransaction({ key: `challenge-${number}`, taker: t('taker') });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const failedId = useId();
  const bond = useChainRead({
    address: chain.addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'challengeBond',
    args: [],
  });

  function challenge(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const why = reason.trim();
    setMissing(why === '');
    if (why === '' || bond.value === undefined) return;
    void transaction.send(bond.value, {
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'challengeEpoch',
      args: [BigInt(number), root, why],
      explain: t('explain', { number, amount: formatOpen(bond.value, tag) }),
    });
  }

  return (
    <form onSubmit={challenge} className="grid gap-4">
      <ReasonField
        value={reason}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
        hint={t('hint')}
        problem={missing ? t('missing') : null}
      />
      <div id={failedId} className="empty:hidden">
        {bond.error ? <Alert tone="bad">{bond.error}</Alert> : null}
      </div>
      <TransactionButton
        transaction={transaction}
        type="submit"
        variant="danger"
        busy={bond.value === undefined && !bond.error}
        blockedBy={bond.value === undefined && bond.error ? failedId : undefined}
      >
        {bond.value === undefined ? (
          t('challenge')
        ) : (
          <span>{t.rich('challengeWith', { amount: () => <Amount baseUnits={bond.value ?? 0n} /> })}</span>
        )}
      </TransactionButton>
      <p className="text-faint text-sm">{t('terms')}</p>
    </form>
  );
}
