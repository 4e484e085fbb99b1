'use client';

import { type FormEvent, useState } from 'react';
import { ReasonField } from '@/components/disputes/reason-field';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useChainRead } from '@/components/wallet/use-chain-read';
import { useTakingTransaction } from '@/components/wallet/use-taking-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import type { Hex } from '@/lib/core/hex';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { formatOpen } from '@/lib/core/units';

/** Disputes the acceptance of a contribution, with the least bond or the curator's stake, whichever is less. */
export function DisputeForm({
  contributionId,
  datanetId,
  curator,
}: {
  contributionId: number;
  datanetId: number;
  curator: Hex;
}) {
  const { chain } = useSession();
  const transaction = useTakingTransaction({ key: `dispute-${contributionId}`, taker: 'the staking contract' });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const least = useChainRead({
    address: chain.addresses.protocolParameters,
    abi: protocolParametersAbi,
    functionName: 'valueOf',
    args: [PROTOCOL_PARAMETERS.indexOf('minimumBond')],
  });
  const stake = useChainRead({
    address: chain.addresses.curatorStaking,
    abi: curatorStakingAbi,
    functionName: 'stakeOf',
    args: [BigInt(datanetId), curator],
  });
  const bond =
    least.value === undefined || stake.value === undefined ? undefined : lesserOf(least.value, stake.value.amount);
  const failed = least.error ?? stake.error;

  function dispute(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const why = reason.trim();
    setMissing(why === '');
    if (why === '' || bond === undefined) return;
    void transaction.send(bond, {
      address: chain.addresses.curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'disputeAcceptance',
      args: [BigInt(contributionId), why],
      explain: `Dispute the acceptance of contribution ${contributionId} with a bond of ${formatOpen(bond)} OPEN`,
    });
  }

  return (
    <form onSubmit={dispute} className="grid gap-4">
      <ReasonField
        value={reason}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
        hint="Goes on chain. Name the records, and what is wrong with them."
        problem={missing ? 'Say why it should not have been accepted.' : null}
      />
      {failed ? <Alert tone="bad">{failed}</Alert> : null}
      <TransactionButton
        transaction={transaction}
        type="submit"
        variant="danger"
        disabled={bond === undefined && transaction.state === 'idle'}
      >
        {bond === undefined ? (
          'Dispute it'
        ) : (
          <span>
            Dispute it with <Amount baseUnits={bond} />
          </span>
        )}
      </TransactionButton>
      <p className="text-faint text-sm">
        Your wallet asks twice: to allow the staking contract exactly the bond, then to dispute. If you are right you
        get it back with three quarters of as much from the curator’s stake; if not, it is lost.
      </p>
    </form>
  );
}

function lesserOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
