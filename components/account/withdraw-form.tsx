'use client';

import { type FormEvent, useId, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
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
  const t = useTexts('account.withdrawForm');
  const say = useSay();
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: 'request-withdrawal' });
  const [text, setText] = useState(() => formatOpenExact(BigInt(free)));
  const [problem, setProblem] = useState<string | null>(null);
  const delay = describeDuration(withdrawalDelayS, tag);
  const nothing = BigInt(free) === 0n;
  const nothingId = useId();

  function announce(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const amount = parseOpen(text);
      if (amount === 0n) throw new AppError('invalid-input', t('aboveZero'));
      if (amount > BigInt(free)) {
        throw new AppError('invalid-input', t('tooMuch', { free: formatOpen(BigInt(free), tag) }));
      }
      setProblem(null);
      void transaction.send({
        address: chain.addresses.inferenceVault,
        abi: inferenceVaultAbi,
        functionName: 'requestWithdrawal',
        args: [amount],
        explain: t('explainAnnounce', { amount: formatOpenExact(amount, tag) }),
      });
    } catch (error) {
      setProblem(error instanceof AppError ? say(error.message) : t('unreadable'));
    }
  }

  return (
    <form onSubmit={announce} className="grid gap-4">
      <Field label={t('amount')} error={problem} hint={t('hint', { delay })}>
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton
        transaction={transaction}
        type="submit"
        variant="secondary"
        blockedBy={nothing ? nothingId : undefined}
      >
        {t('announce')}
      </TransactionButton>
      {nothing ? (
        <p id={nothingId} className="text-faint text-sm">
          {t('nothing')}
        </p>
      ) : null}
    </form>
  );
}

function PendingWithdrawal({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = useTexts('account.withdrawForm');
  const { tag } = useReader();
  const { chain } = useSession();
  const amount = formatOpenExact(BigInt(withdrawal.amount), tag);
  const fetching = useTransaction({ key: 'withdraw' });
  const cancelling = useTransaction({ key: 'cancel-withdrawal' });
  const stateId = useId();
  const vault = { address: chain.addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  return (
    <div className="grid gap-4 text-sm">
      <p id={stateId}>
        {t.rich(withdrawal.ready ? 'ready' : 'waiting', {
          amount: () => <Amount baseUnits={withdrawal.amount} className="font-semibold" />,
          time: () => <TimeAgo at={withdrawal.availableAt} />,
        })}
      </p>
      <div className="flex flex-wrap gap-3">
        <TransactionButton
          transaction={fetching}
          variant={withdrawal.ready ? 'primary' : 'secondary'}
          blockedBy={withdrawal.ready ? undefined : stateId}
          onClick={() =>
            void fetching.send({ ...vault, functionName: 'withdraw', args: [], explain: t('explainFetch', { amount }) })
          }
        >
          {t('fetch')}
        </TransactionButton>
        <TransactionButton
          transaction={cancelling}
          variant="secondary"
          onClick={() =>
            void cancelling.send({
              ...vault,
              functionName: 'cancelWithdrawal',
              args: [],
              explain: t('explainCancel', { amount }),
            })
          }
        >
          {t('cancel')}
        </TransactionButton>
      </div>
    </div>
  );
}
