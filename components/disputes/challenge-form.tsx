'use client';

import { type FormEvent, useState } from 'react';
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
  const { chain } = useSession();
  const transaction = useTakingTransaction({ key: `challenge-${number}`, taker: 'the distributor' });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
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
      explain: `Challenge epoch ${number} with a bond of ${formatOpen(bond.value)} OPEN`,
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
        hint="Goes on chain. Name what is wrong so that others can check it: the field, what it says, what it should."
        problem={missing ? 'Say what is wrong with the epoch.' : null}
      />
      {bond.error ? <Alert tone="bad">{bond.error}</Alert> : null}
      <TransactionButton
        transaction={transaction}
        type="submit"
        variant="danger"
        disabled={bond.value === undefined && transaction.state === 'idle'}
      >
        {bond.value === undefined ? (
          'Challenge it'
        ) : (
          <span>
            Challenge it with <Amount baseUnits={bond.value} />
          </span>
        )}
      </TransactionButton>
      <p className="text-faint text-sm">
        Your wallet asks twice: to allow the distributor exactly the bond, then to challenge. If you are right you get
        it back with three quarters of the proposer’s; if not, it is lost.
      </p>
    </form>
  );
}
