'use client';

import { type FormEvent, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
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
  const t = useTexts('staking.unstakeForm');
  const words = { t: useTexts('staking.parseAmount'), say: useSay(), tag: useReader().tag };
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `leave-${datanetId}` });
  const [text, setText] = useState(() => formatOpenExact(BigInt(amount)));
  const [problem, setProblem] = useState<string | null>(null);

  function announce(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const parsed = parseAmount(words, text, { amount: BigInt(amount), key: 'moreThanStake' });
    setProblem(parsed.ok ? null : parsed.problem);
    if (!parsed.ok) return;
    void transaction.send({
      address: chain.addresses.curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'requestUnstake',
      args: [BigInt(datanetId), parsed.amount],
      explain: t('explain', { amount: formatOpen(parsed.amount, words.tag), datanet }),
    });
  }

  return (
    <form onSubmit={announce} className="grid gap-4">
      <Field
        label={t('label')}
        error={problem}
        hint={t('hint', { delay: describeDuration(unbondingDelayS, words.tag) })}
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit" variant="secondary">
        {t('submit')}
      </TransactionButton>
    </form>
  );
}
