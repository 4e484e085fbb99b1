'use client';

import { type FormEvent, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { parseAmount } from '@/components/staking/parse-amount';
import { Amount } from '@/components/ui/amount';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useChainRead } from '@/components/wallet/use-chain-read';
import { useTakingTransaction } from '@/components/wallet/use-taking-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Hex } from '@/lib/core/hex';
import { formatOpen, formatOpenExact } from '@/lib/core/units';

/** Puts OPEN at stake on a Datanet. `suggested`: base units as text. */
export function StakeForm({ datanetId, account, suggested }: { datanetId: number; account: Hex; suggested: string }) {
  const t = useTexts('staking.stakeForm');
  const words = { t: useTexts('staking.parseAmount'), say: useSay(), tag: useReader().tag };
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTakingTransaction({ key: `stake-${datanetId}`, taker: t('taker') });
  const [text, setText] = useState(() => (BigInt(suggested) > 0n ? formatOpenExact(BigInt(suggested)) : ''));
  const [problem, setProblem] = useState<string | null>(null);
  const wallet = useChainRead({
    address: chain.addresses.openToken,
    abi: openTokenAbi,
    functionName: 'balanceOf',
    args: [account],
    refreshOn: transaction.indexed,
  });

  async function stake(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const parsed = parseAmount(
      words,
      text,
      wallet.value === undefined ? undefined : { amount: wallet.value, key: 'moreThanWallet' },
    );
    setProblem(parsed.ok ? null : parsed.problem);
    if (!parsed.ok) return;
    const receipt = await transaction.send(parsed.amount, {
      address: chain.addresses.curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'stake',
      args: [BigInt(datanetId), parsed.amount],
      explain: t('explain', { amount: formatOpen(parsed.amount, words.tag), datanet }),
    });
    if (receipt) setText('');
  }

  return (
    <form onSubmit={stake} className="grid gap-4">
      <Field
        label={t('label')}
        error={problem}
        hint={
          wallet.value === undefined
            ? t('taken')
            : t.rich('takenFrom', { amount: () => <Amount baseUnits={wallet.value ?? 0n} /> })
        }
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit">
        {t('submit')}
      </TransactionButton>
      <p className="text-faint text-sm">{t('asksTwice')}</p>
    </form>
  );
}
