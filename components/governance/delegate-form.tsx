'use client';

import { type FormEvent, useState } from 'react';
import { useSay, useTexts } from '#texts';
import { nameOrShorten } from '@/components/ui/name-address';
import { RadioCard } from '@/components/ui/radio-card';
import { AccountField } from '@/components/wallet/account-field';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/wallet/read-account';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import type { Hex } from '@/lib/core/hex';

type Choice = 'self' | 'other';

/**
 * Chooses who votes with the reader's OPEN. It starts as things are: nothing is chosen for who has not said yet.
 * `suggested` fills in another account, as a link to this page may.
 */
export function DelegateForm({ delegatee, suggested }: { delegatee: Hex | null; suggested: string }) {
  const t = useTexts('governance.delegateForm');
  const address = useTexts('ui.address');
  const say = useSay();
  const { account, chain } = useSession();
  const transaction = useTransaction({ key: 'delegate' });
  const other = suggested !== '' ? suggested : delegatee !== null && delegatee !== account ? delegatee : '';
  const [choice, setChoice] = useState<Choice | null>(
    other !== '' ? 'other' : delegatee !== null && delegatee === account ? 'self' : null,
  );
  const [text, setText] = useState(other);
  const [problem, setProblem] = useState<string | null>(null);
  if (!account) return null;

  function choose(next: Choice) {
    setChoice(next);
    setProblem(null);
  }

  function delegate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (choice === null) return setProblem(t('chooseOne'));
    const to = choice === 'self' ? account : readAccount(text, chain);
    if (!to || to === ZERO_ADDRESS) return setProblem(say(ACCOUNT_PROBLEM));
    if (to === delegatee) return setProblem(to === account ? t('youAlready') : t('otherAlready'));
    setProblem(null);
    void transaction.send({
      address: chain.addresses.openToken,
      abi: openTokenAbi,
      functionName: 'delegate',
      args: [to],
      explain: to === account ? t('explainSelf') : t('explainOther', { name: nameOrShorten(address, to, chain) }),
    });
  }

  return (
    <form onSubmit={delegate} className="grid gap-4" noValidate>
      <fieldset className="grid gap-2" aria-describedby={problem ? 'delegate-problem' : undefined}>
        <legend className="mb-2 font-medium text-ink text-sm">{t('legend')}</legend>
        <RadioCard
          name="who-votes"
          label={t('self')}
          description={t('selfMeaning')}
          checked={choice === 'self'}
          onChange={() => choose('self')}
        />
        <RadioCard
          name="who-votes"
          label={t('other')}
          description={t('otherMeaning')}
          checked={choice === 'other'}
          onChange={() => choose('other')}
        />
      </fieldset>
      {choice === 'other' ? (
        <AccountField label={t('account')} value={text} error={problem} onChange={setText} />
      ) : problem ? (
        <p id="delegate-problem" className="text-bad text-sm" role="alert">
          {problem}
        </p>
      ) : null}
      <TransactionButton transaction={transaction} type="submit">
        {t('delegate')}
      </TransactionButton>
    </form>
  );
}
