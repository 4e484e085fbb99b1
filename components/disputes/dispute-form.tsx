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
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import type { Hex } from '@/lib/core/hex';
import { lesserOf } from '@/lib/core/lesser-of';
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
  const t = useTexts('disputes.disputeForm');
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTakingTransaction({ key: `dispute-${contributionId}`, taker: t('taker') });
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
  const failedId = useId();

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
      explain: t('explain', { number: contributionId, amount: formatOpen(bond, tag) }),
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
        hint={t('hint')}
        problem={missing ? t('missing') : null}
      />
      <div id={failedId} className="empty:hidden">
        {failed ? <Alert tone="bad">{failed}</Alert> : null}
      </div>
      <TransactionButton
        transaction={transaction}
        type="submit"
        variant="danger"
        busy={bond === undefined && !failed}
        blockedBy={bond === undefined && failed ? failedId : undefined}
      >
        {bond === undefined ? (
          t('dispute')
        ) : (
          <span>{t.rich('disputeWith', { amount: () => <Amount baseUnits={bond} /> })}</span>
        )}
      </TransactionButton>
      <p className="text-faint text-sm">{t('terms')}</p>
    </form>
  );
}
