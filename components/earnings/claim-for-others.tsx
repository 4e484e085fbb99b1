'use client';

import { useId, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import type { ClaimInput } from '@/components/earnings/claim-button';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { AccountField } from '@/components/wallet/account-field';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/wallet/read-account';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';

/** Chooses accounts that are owed something and has all of them paid in one transaction. Amounts are base units as text. */
export function ClaimForOthers({
  open,
  total,
  prepare,
}: {
  /** Most first. */
  open: readonly { account: Hex; amount: string }[];
  /** Of all that are owed something, listed or not. */
  total: string;
  prepare: (accounts: string[]) => Promise<ActionReply<ClaimInput[]>>;
}) {
  const t = useTexts('earnings.claimForOthers');
  const say = useSay();
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: 'claim-many' });
  const [chosen, setChosen] = useState<ReadonlySet<Hex>>(new Set());
  const [added, setAdded] = useState<readonly Hex[]>([]);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [preparing, setPreparing] = useState(false);
  const costId = useId();
  const amountOf = new Map(open.map(({ account, amount }) => [account, amount]));
  const accounts = [...open.map(({ account }) => account), ...added.filter((account) => !amountOf.has(account))];
  // Of those that were chosen, somebody else may have had some paid meanwhile.
  const picked = accounts.filter((account) => chosen.has(account));
  const sum = picked.reduce((so, account) => so + BigInt(amountOf.get(account) ?? 0), 0n);

  function toggle(account: Hex, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(account);
    else next.delete(account);
    setChosen(next);
  }

  function add() {
    const account = readAccount(typed, chain);
    if (!account) return setProblem(say(ACCOUNT_PROBLEM));
    setProblem(null);
    setTyped('');
    if (!added.includes(account)) setAdded([...added, account]);
    toggle(account, true);
  }

  async function claim() {
    if (preparing) return;
    setFailure(null);
    setPreparing(true);
    const reply = await callAction(() => prepare(picked));
    setPreparing(false);
    if (!reply.ok) return setFailure(reply.error.message);
    const paid = reply.value.reduce((so, { amount }) => so + BigInt(amount), 0n);
    const receipt = await transaction.send({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claimMany',
      args: [
        reply.value.map(({ account, cumulative, proof }) => ({
          account,
          cumulativeAmount: BigInt(cumulative),
          proof,
        })),
      ],
      explain: t('explain', { count: reply.value.length, amount: formatOpen(paid, tag) }),
      limit: t('limit'),
    });
    if (receipt) {
      setChosen(new Set());
      setAdded([]);
    }
  }

  return (
    <div className="grid gap-5">
      {accounts.length === 0 ? (
        <p className="text-muted text-sm">{t('none')}</p>
      ) : (
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t('legend')}</legend>
          <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
            <span className="text-muted">{t.rich('waiting', { amount: () => <Amount baseUnits={total} /> })}</span>
            <Button
              variant="quiet"
              size="sm"
              onClick={() => setChosen(picked.length === accounts.length ? new Set() : new Set(accounts))}
            >
              {picked.length === accounts.length ? t('chooseNone') : t('chooseAll')}
            </Button>
          </div>
          <ul className="grid max-h-96 gap-2 overflow-y-auto rounded-md border border-line p-3">
            {accounts.map((account) => (
              <li key={account} className="flex items-center justify-between gap-3">
                <Checkbox
                  checked={chosen.has(account)}
                  onChange={(event) => toggle(account, event.target.checked)}
                  label={<Address address={account} />}
                />
                <span className="shrink-0 text-sm text-value tabular-nums">
                  {amountOf.has(account) ? <Amount baseUnits={amountOf.get(account) ?? '0'} /> : t('lookedUp')}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <AccountField
          label={t('another')}
          optional
          value={typed}
          error={problem}
          className="w-full sm:w-96"
          onChange={setTyped}
        />
        <Button type="submit" variant="secondary" className="sm:mt-7">
          {t('add')}
        </Button>
      </form>
      <TransactionButton
        transaction={transaction}
        onClick={() => void claim()}
        busy={preparing}
        blockedBy={picked.length === 0 ? costId : undefined}
      >
        <span>
          {picked.length === 0
            ? t('claimChosen')
            : sum > 0n
              ? t.rich('claimSum', { count: picked.length, amount: () => <Amount baseUnits={sum.toString()} /> })
              : t('claim', { count: picked.length })}
        </span>
      </TransactionButton>
      <p id={costId} className="text-faint text-sm">
        {picked.length === 0 ? t('chooseFirst') : t('cost')}
      </p>
      {failure ? <Alert tone="bad">{failure}</Alert> : null}
    </div>
  );
}
