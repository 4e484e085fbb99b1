'use client';

import { type FormEvent, useState } from 'react';
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

const CHOICES: readonly { support: VoteSupport; meaning: string }[] = [
  { support: 'for', meaning: 'It should be done.' },
  { support: 'against', meaning: 'It should not be done.' },
  { support: 'abstain', meaning: 'Counts towards the quorum, for neither side.' },
];
const MOST_REASON = 1_000;

/** Votes on a proposal with all of an account's votes; a vote cannot be changed. `weight` in base units of OPEN. */
export function VoteForm({ proposalId, weight }: { proposalId: string; weight: bigint }) {
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
    const explain = `Vote ${supportLabel(support).toLowerCase()} the proposal with all your votes`;
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
          Your vote, with <Amount baseUnits={weight} unit={false} /> votes
        </legend>
        {CHOICES.map((choice) => (
          <RadioCard
            key={choice.support}
            name="support"
            value={choice.support}
            label={supportLabel(choice.support)}
            description={choice.meaning}
            checked={support === choice.support}
            onChange={() => {
              setSupport(choice.support);
              setMissing(false);
            }}
          />
        ))}
        {missing ? (
          <p id="vote-missing" className="text-bad text-sm" role="alert">
            Choose one of the three.
          </p>
        ) : null}
      </fieldset>
      <Field label="Reason" optional hint="Kept on chain for everybody to read, for good.">
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
        Cast your vote
      </TransactionButton>
      <p className="text-faint text-sm">A vote that was cast cannot be changed.</p>
    </form>
  );
}
