'use client';

import { type FormEvent, useState } from 'react';
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
  const { chain } = useSession();
  const transaction = useTakingTransaction({ key: `stake-${datanetId}`, taker: 'the staking contract' });
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
      text,
      wallet.value === undefined ? undefined : { amount: wallet.value, words: 'are in your wallet' },
    );
    setProblem(parsed.ok ? null : parsed.problem);
    if (!parsed.ok) return;
    const receipt = await transaction.send(parsed.amount, {
      address: chain.addresses.curatorStaking,
      abi: curatorStakingAbi,
      functionName: 'stake',
      args: [BigInt(datanetId), parsed.amount],
      explain: `Stake ${formatOpen(parsed.amount)} OPEN on Datanet ${datanetId}`,
    });
    if (receipt) setText('');
  }

  return (
    <form onSubmit={stake} className="grid gap-4">
      <Field
        label="Stake, in OPEN"
        error={problem}
        hint={
          wallet.value === undefined ? (
            'Taken from your wallet.'
          ) : (
            <>
              Taken from your wallet, which holds <Amount baseUnits={wallet.value} />.
            </>
          )
        }
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit">
        Stake
      </TransactionButton>
      <p className="text-faint text-sm">
        Your wallet asks twice: to allow the staking contract exactly this amount, then to stake it.
      </p>
    </form>
  );
}
