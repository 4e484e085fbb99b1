'use client';

import { type FormEvent, useState } from 'react';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/governance/read-account';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { accountName } from '@/lib/chain/account-names';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
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
          : `Let ${accountName(to, chain) ?? shortenAddress(to)} vote with your OPEN`,
    });
  }

  return (
    <form onSubmit={delegate} className="grid gap-4" noValidate>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-ink text-sm">Who votes with your OPEN</legend>
        <Radio
          label="I do"
          detail="You have as many votes as OPEN in your wallet."
          checked={choice === 'self'}
          onChoose={() => {
            setChoice('self');
            setProblem(null);
          }}
        />
        <Radio
          label="Somebody else"
          detail="They vote with it as with their own. They cannot spend it, and you can take it back for the next vote."
          checked={choice === 'other'}
          onChoose={() => {
            setChoice('other');
            setProblem(null);
          }}
        />
      </fieldset>
      {choice === 'other' ? (
        <Field label="Account of your delegate" error={problem}>
          {(control) => (
            <Input
              {...control}
              value={text}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              placeholder={chain.local ? '0x… or a name, like hana' : '0x…'}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
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

function Radio({
  label,
  detail,
  checked,
  onChoose,
}: {
  label: string;
  detail: string;
  checked: boolean;
  onChoose: () => void;
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2.5 text-sm has-checked:border-river has-checked:bg-river-soft">
      <input
        type="radio"
        name="who-votes"
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 size-4.5 shrink-0 accent-river"
      />
      <span>
        <span className="block font-medium text-ink">{label}</span>
        <span className="text-muted">{detail}</span>
      </span>
    </label>
  );
}
