'use client';

import { type ChangeEvent, useCallback, useEffect, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { writeClaim } from '@/components/earnings/claim-text';
import { readClaimText } from '@/components/earnings/read-claim-text';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Field } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { Textarea } from '@/components/ui/textarea';
import { useSession } from '@/components/wallet/session-provider';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { useTransaction } from '@/components/wallet/use-transaction';
import { counterfactualClaimsAbi } from '@/contracts-abi/counterfactual-claims';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';
import type { SignedClaim, SignedClaimInput } from '@/lib/schemas/claim';

/** What `claimTo` takes; amounts are base units as text. */
type Submission = {
  through: 'distributor' | 'counterfactual-claims';
  account: Hex;
  to: Hex;
  amount: string;
  cumulative: string;
  proof: Hex[];
  deadline: number;
  signature: Hex;
};

/** Reads a claim that somebody signed, from the address bar, a file or text, shows what it says, and hands it in. */
export function SubmitClaim({ prepare }: { prepare: (claim: SignedClaimInput) => Promise<ActionReply<Submission>> }) {
  const t = useTexts('earnings.submitClaim');
  const say = useSay();
  const [text, setText] = useState('');
  const [claim, setClaim] = useState<SignedClaim | null>(null);
  // As it was thrown, and said when it is shown: what reads must stay the same, or the address is read again over what
  // was typed since.
  const [problem, setProblem] = useState<unknown>(null);

  const read = useCallback((given: string) => {
    setText(given);
    setProblem(null);
    setClaim(null);
    if (given.trim() === '') return;
    try {
      setClaim(readClaimText(given));
    } catch (error) {
      setProblem(error);
    }
  }, []);

  useEffect(() => {
    const readHash = () => {
      if (window.location.hash.length > 1) read(window.location.href);
    };
    readHash();
    window.addEventListener('hashchange', readHash);
    return () => window.removeEventListener('hashchange', readHash);
  }, [read]);

  async function readFile({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const [file] = input.files ?? [];
    if (!file) return;
    read(await file.text());
    // The same file can be chosen again.
    input.value = '';
  }

  const told = problem === null ? null : problem instanceof AppError ? say(problem.message) : t('unreadable');
  return (
    <div className="grid gap-5">
      <Field label={t('claim')} error={told}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={text}
            className="break-all font-mono text-xs"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => read(event.target.value)}
          />
        )}
      </Field>
      <label className="link w-fit cursor-pointer text-sm focus-within:outline-2 focus-within:outline-river">
        {t('chooseFile')}
        <input
          type="file"
          accept="application/json,.json"
          className="sr-only"
          onChange={(event) => void readFile(event)}
        />
      </label>
      {claim ? (
        <>
          <ClaimFacts claim={claim} />
          <SignedInGate reason={t('signInReason')}>
            <HandIn key={claim.signature} claim={claim} prepare={prepare} />
          </SignedInGate>
        </>
      ) : null}
    </div>
  );
}

function ClaimFacts({ claim }: { claim: SignedClaim }) {
  const t = useTexts('earnings.submitClaim');
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-muted">{t('earnedBy')}</dt>
      <dd>
        <Address address={claim.account} href={`/people/${claim.account}`} />
      </dd>
      <dt className="text-muted">{t('paidTo')}</dt>
      <dd>
        <Address address={claim.to} />
        <code className="mt-0.5 block break-all font-mono text-faint text-xs">{claim.to}</code>
      </dd>
      <dt className="text-muted">{t('for')}</dt>
      <dd>{t.rich('lessPaid', { amount: () => <Amount baseUnits={claim.cumulativeAmount} /> })}</dd>
      <dt className="text-muted">{t('goodUntil')}</dt>
      <dd>
        <Moment at={new Date(claim.deadline * 1000)} />
      </dd>
    </dl>
  );
}

function HandIn({
  claim,
  prepare,
}: {
  claim: SignedClaim;
  prepare: (claim: SignedClaimInput) => Promise<ActionReply<Submission>>;
}) {
  const t = useTexts('earnings.submitClaim');
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: `submit-${claim.signature.slice(0, 42)}` });
  const [submission, setSubmission] = useState<Submission | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const done = transaction.state === 'confirmed';
  const begun = transaction.busy || done;

  const look = useCallback(async (): Promise<Submission | null> => {
    const reply = await callAction(() => prepare(writeClaim(claim)));
    setSubmission(reply.ok ? reply.value : null);
    setProblem(reply.ok ? null : reply.error.message);
    return reply.ok ? reply.value : null;
  }, [claim, prepare]);

  // Each refresh of the page brings another `prepare`: what was handed in would no longer be found, and its outcome be lost.
  useEffect(() => {
    if (!begun) void look();
  }, [begun, look]);

  async function handIn() {
    // Looked up again: an epoch may have become final since the page was opened.
    const ready = await look();
    if (!ready) return;
    const { through, account, to, amount, cumulative, proof, deadline, signature } = ready;
    const args = [{ account, cumulativeAmount: BigInt(cumulative), proof }, to, BigInt(deadline), signature] as const;
    const values = { amount: formatOpen(BigInt(amount), tag), account, to };
    if (through === 'distributor') {
      await transaction.send({
        address: chain.addresses.rewardDistributor,
        abi: rewardDistributorAbi,
        functionName: 'claimTo',
        args,
        explain: t('explain', values),
        limit: t('limit'),
      });
    } else {
      await transaction.send({
        address: chain.addresses.counterfactualClaims,
        abi: counterfactualClaimsAbi,
        functionName: 'claimTo',
        args,
        explain: t('explainDeploy', values),
        limit: t('limit'),
      });
    }
  }

  if (problem && !begun) return <Alert tone="bad">{problem}</Alert>;
  if (!submission) {
    // One that is found again after a reload.
    if (begun) return <TransactionStatus transaction={transaction} />;
    return <p className="text-muted text-sm">{t('asking')}</p>;
  }
  return (
    <div className="grid gap-3">
      {submission.through === 'counterfactual-claims' ? <Alert tone="info">{t('deploys')}</Alert> : null}
      <TransactionButton transaction={transaction} onClick={() => void handIn()} disabled={done}>
        {t.rich('handIn', { amount: () => <Amount baseUnits={submission.amount} /> })}
      </TransactionButton>
    </div>
  );
}
