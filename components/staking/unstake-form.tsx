'use client';

import { type FormEvent, useState } from 'react';
import { parseAmount } from '@/components/staking/parse-amount';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { describeDuration } from '@/lib/core/describe-duration';
import { formatOpen, formatOpenExact } from '@/lib/core/units';

/** Announces that a stake leaves. `amount`: all that is at stake, base units as text. */
export function UnstakeForm({
  datanetId,
  amount,
  unbondingDelayS,
}: {
  datanetId: number;
  amount: string;
  unbondingDelayS: number;
}) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `leave-${datanetId}` });
  const [text, setText] = useState(() => formatOpenExact(BigInt(amount)));
  const [problem, setProblem] = useState<string | null>(null);

  function announce(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const parsed = parseAmount(text, { amount: BigInt(amount), words: 'are at stake' });
    setProblem(parsed.ok ? null : parsed.problem);
    if (!parsed.ok) return;
    void transaction.send({
      address: chain.addresses.curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'requestUnstake',
      args: [BigInt(datanetId), parsed.amount],
      explain: `Announce that ${formatOpen(parsed.amount)} OPEN of your stake on Datanet ${datanetId} leave`,
    });
  }

  return (
    <form onSubmit={announce} className="grid gap-4">
      <Field
        label="Take out, in OPEN"
        error={problem}
        hint={`From the announcement on it no longer counts or earns. It can be taken out ${describeDuration(unbondingDelayS)} later; until then a dispute can still reach it.`}
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit" variant="secondary">
        Announce that it leaves
      </TransactionButton>
    </form>
  );
}
