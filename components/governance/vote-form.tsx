'use client';

import { type FormEvent, useState } from 'react';
import { useTexts } from '#texts';
import { supportLabel, supportNumber } from '@/components/governance/support-words';
import { Amount } from '@/components/ui/amount';
import { Field } from '@/components/ui/field';
import { RadioCard } from '@/components/ui/radio-card';
import { Textarea } from '@/components/ui/textarea';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { VoteSupport } from '@/lib/schemas/protocol';

const CHOICES: readonly VoteSupport[] = ['for', 'against', 'abstain'];
const MOST_REASON = 1_000;

/** Votes on a proposal with all of an account's votes; a vote cannot be changed. `weight` in base units of OPEN. */
export function VoteForm({ proposalId, weight }: { proposalId: string; weight: bigint }) {
  const t = useTexts('governance.voteForm');
  const words = useTexts('governance.supportWords');
  const { chain } = useSession();
  const transaction = useTransaction({ key: `vote-${proposalId}` });
  const [support, setSupport] = useState<VoteSupport | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  function vote(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setMissing(support === null);
    if (support === null) return;
    const governor = { address: chain.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
    const explain = t('explain', { support });
    const why = reason.trim();
    if (why === '') {
      const args = [BigInt(proposalId), supportNumber(support)] as const;
      void transaction.send({ ...governor, functionName: 'castVote', args, explain });
    } else {
      const args = [BigInt(proposalId), supportNumber(support), why] as const;
      void transaction.send({ ...governor, functionName: 'castVoteWithReason', args, explain });
    }
  }

  return (
    <form onSubmit={vote} className="grid gap-4" noValidate>
      <fieldset className="grid gap-2" aria-describedby={missing ? 'vote-missing' : undefined}>
        <legend className="mb-2 font-medium text-ink text-sm">
          {t.rich('legend', { votes: () => <Amount baseUnits={weight} unit={false} /> })}
        </legend>
        {CHOICES.map((choice) => (
          <RadioCard
            key={choice}
            name="support"
            value={choice}
            label={supportLabel(words, choice)}
            description={t(`meaning.${choice}`)}
            checked={support === choice}
            onChange={() => {
              setSupport(choice);
              setMissing(false);
            }}
          />
        ))}
        {missing ? (
          <p id="vote-missing" className="text-bad text-sm" role="alert">
            {t('missing')}
          </p>
        ) : null}
      </fieldset>
      <Field label={t('reason')} optional hint={t('reasonHint')}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={MOST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit">
        {t('cast')}
      </TransactionButton>
      <p className="text-faint text-sm">{t('final')}</p>
    </form>
  );
}
