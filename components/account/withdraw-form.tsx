'use client';

import { type FormEvent, useState } from 'react';
import { Amount } from '@/components/ui/amount';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { TimeAgo } from '@/components/ui/time-ago';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { describeDuration } from '@/lib/core/describe-duration';
import { AppError } from '@/lib/core/errors';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';

type Withdrawal = { amount: string; availableAt: string; ready: boolean };

/** Takes OPEN back out of the vault: announce it, wait, fetch it. */
export function WithdrawForm({
  free,
  withdrawal,
  withdrawalDelayS,
}: {
  free: string;
  withdrawal: Withdrawal | null;
  withdrawalDelayS: number;
}) {
  return withdrawal ? (
    <PendingWithdrawal withdrawal={withdrawal} />
  ) : (
    <AnnounceWithdrawal free={free} withdrawalDelayS={withdrawalDelayS} />
  );
}

function AnnounceWithdrawal({ free, withdrawalDelayS }: { free: string; withdrawalDelayS: number }) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: 'request-withdrawal' });
  const [text, setText] = useState(() => formatOpenExact(BigInt(free)));
  const [problem, setProblem] = useState<string | null>(null);
  const delay = describeDuration(withdrawalDelayS);

  function announce(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const amount = parseOpen(text);
      if (amount === 0n) throw new AppError('invalid-input', 'Write an amount above 0.');
      if (amount > BigInt(free)) {
        throw new AppError('invalid-input', `${formatOpen(BigInt(free))} OPEN of your deposit is free. Write less.`);
      }
      setProblem(null);
      void transaction.send({
        address: chain.addresses.inferenceVault,
        abi: inferenceVaultAbi,
        functionName: 'requestWithdrawal',
        args: [amount],
        explain: `Announce that you withdraw ${formatOpen(amount)} OPEN`,
      });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'The amount could not be read.');
    }
  }

  return (
    <form onSubmit={announce} className="grid gap-4">
      <Field
        label="Withdraw, in OPEN"
        error={problem}
        hint={`A withdrawal is announced first and can be fetched ${delay} later, so that answers you were served can still be charged.`}
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit" variant="secondary" disabled={BigInt(free) === 0n}>
        Announce the withdrawal
      </TransactionButton>
    </form>
  );
}

function PendingWithdrawal({ withdrawal }: { withdrawal: Withdrawal }) {
  const { chain } = useSession();
  const fetching = useTransaction({ key: 'withdraw' });
  const cancelling = useTransaction({ key: 'cancel-withdrawal' });
  const vault = { address: chain.addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  return (
    <div className="grid gap-4 text-sm">
      <p>
        <Amount baseUnits={withdrawal.amount} className="font-semibold" /> on the way to your wallet;{' '}
        {withdrawal.ready ? (
          'it can be fetched now.'
        ) : (
          <>
            it can be fetched <TimeAgo at={withdrawal.availableAt} />.
          </>
        )}{' '}
        Meanwhile it cannot be spent.
      </p>
      <div className="flex flex-wrap gap-3">
        <TransactionButton
          transaction={fetching}
          disabled={!withdrawal.ready}
          onClick={() =>
            void fetching.send({ ...vault, functionName: 'withdraw', args: [], explain: 'Fetch your withdrawal' })
          }
        >
          Fetch it
        </TransactionButton>
        <TransactionButton
          transaction={cancelling}
          variant="secondary"
          onClick={() =>
            void cancelling.send({
              ...vault,
              functionName: 'cancelWithdrawal',
              args: [],
              explain: 'Keep the amount in your deposit',
            })
          }
        >
          Cancel it
        </TransactionButton>
      </div>
    </div>
  );
}
