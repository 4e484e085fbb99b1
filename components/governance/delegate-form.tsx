'use client';

import { type FormEvent, useState } from 'react';
import { RadioCard } from '@/components/ui/radio-card';
import { AccountField } from '@/components/wallet/account-field';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/wallet/read-account';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import { nameAddress } from '@/lib/chain/name-address';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { Hex } from '@/lib/core/hex';

type Choice = 'self' | 'other';

/** Chooses who votes with the reader's OPEN. `suggested` fills in another account, as a link to this page may. */
export function DelegateForm({ delegatee, suggested }: { delegatee: Hex | null; suggested: string }) {
  const { account, chain } = useSession();
  const transaction = useTransaction({ key: 'delegate' });
  const [choice, setChoice] = useState<Choice>(suggested === '' ? 'self' : 'other');
  const [text, setText] = useState(suggested);
  const [problem, setProblem] = useState<string | null>(null);
  if (!account) return null;

  function delegate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const to = choice === 'self' ? account : readAccount(text, chain);
    if (!to || to === ZERO_ADDRESS) return setProblem(ACCOUNT_PROBLEM);
    if (to === delegatee) {
      return setProblem(to === account ? 'You vote with your OPEN already.' : 'That account votes with it already.');
    }
    setProblem(null);
    void transaction.send({
      address: chain.addresses.openToken,
      abi: openTokenAbi,
      functionName: 'delegate',
      args: [to],
      explain:
        to === account
          ? 'Vote with your own OPEN'
          : `Let ${nameAddress(to, chain) ?? shortenAddress(to)} vote with your OPEN`,
    });
  }

  return (
    <form onSubmit={delegate} className="grid gap-4" noValidate>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-ink text-sm">Who votes with your OPEN</legend>
        <RadioCard
          name="who-votes"
          label="I do"
          description="You have as many votes as OPEN in your wallet."
          checked={choice === 'self'}
          onChange={() => {
            setChoice('self');
            setProblem(null);
          }}
        />
        <RadioCard
          name="who-votes"
          label="Somebody else"
          description="They vote with it as with their own. They cannot spend it, and you can take it back for the next vote."
          checked={choice === 'other'}
          onChange={() => {
            setChoice('other');
            setProblem(null);
          }}
        />
      </fieldset>
      {choice === 'other' ? (
        <AccountField label="Account of your delegate" value={text} error={problem} onChange={setText} />
      ) : problem ? (
        <p className="text-bad text-sm" role="alert">
          {problem}
        </p>
      ) : null}
      <TransactionButton transaction={transaction} type="submit">
        Delegate your votes
      </TransactionButton>
    </form>
  );
}
