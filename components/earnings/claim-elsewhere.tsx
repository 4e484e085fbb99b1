'use client';

import { useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import type { ClaimInput } from '@/components/earnings/claim-button';
import { writeClaim } from '@/components/earnings/claim-text';
import { readRecipient } from '@/components/earnings/read-recipient';
import { SignedClaimCard } from '@/components/earnings/signed-claim-card';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { AccountField } from '@/components/wallet/account-field';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useSignature } from '@/components/wallet/use-signature';
import { useTransaction } from '@/components/wallet/use-transaction';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';
import type { SignedClaim, SignedClaimInput } from '@/lib/schemas/claim';
import { claimTypedData } from '@/lib/schemas/claim-typed-data';

const DAYS = [1, 7, 30] as const;

/** The account itself needs no signature, so its deadline is never reached. */
const NO_DEADLINE = 2n ** 256n - 1n;

/** Has what is owed paid at another address: by the account's own transaction, or by a signature that anybody hands in. */
export function ClaimElsewhere({ prepare }: { prepare: () => Promise<ActionReply<ClaimInput>> }) {
  const t = useTexts('earnings.claimElsewhere');
  const say = useSay();
  const { tag } = useReader();
  const { account, chain } = useSession();
  const transaction = useTransaction({ key: 'claim-to' });
  const signature = useSignature();
  const [text, setText] = useState('');
  const [days, setDays] = useState('7');
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [preparing, setPreparing] = useState<'send' | 'sign' | null>(null);
  const [signed, setSigned] = useState<SignedClaimInput | null>(null);

  /** The recipient and the proof, or null where one is missing; the page then says why. */
  async function begin(how: 'send' | 'sign'): Promise<{ to: Hex; claim: ClaimInput } | null> {
    if (account === null || preparing) return null;
    setProblem(null);
    setFailure(null);
    setSigned(null);
    let to: Hex;
    try {
      to = readRecipient(text, { chain, account });
    } catch (error) {
      setProblem(error instanceof AppError ? say(error.message) : t('unreadable'));
      return null;
    }
    setPreparing(how);
    const reply = await callAction(prepare);
    setPreparing(null);
    if (reply.ok) return { to, claim: reply.value };
    setFailure(reply.error.message);
    return null;
  }

  async function send() {
    const begun = await begin('send');
    if (!begun) return;
    const { to, claim } = begun;
    const { cumulative, proof, amount } = claim;
    await transaction.send({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claimTo',
      args: [{ account: claim.account, cumulativeAmount: BigInt(cumulative), proof }, to, NO_DEADLINE, '0x'],
      explain: t('explainSend', { amount: formatOpen(BigInt(amount), tag), to }),
    });
  }

  async function sign() {
    const begun = await begin('sign');
    if (!begun) return;
    const { to, claim } = begun;
    const now = await readTime();
    if (now === null) return setFailure(t('noChain'));
    const unsigned: Omit<SignedClaim, 'signature'> = {
      version: 1,
      chainId: chain.chainId,
      distributor: toLowerHex(chain.addresses.rewardDistributor),
      account: claim.account,
      to,
      cumulativeAmount: BigInt(claim.cumulative),
      deadline: now + Number(days) * 86_400,
    };
    const made = await signature.sign({
      ...claimTypedData(unsigned),
      explain: t('explainSign', { amount: formatOpen(BigInt(claim.amount), tag), to }),
    });
    if (made) setSigned(writeClaim({ ...unsigned, signature: made }));
  }

  /** The chain's time in seconds, or the clock's where that is later; null when the chain does not answer. */
  async function readTime(): Promise<number | null> {
    try {
      const { getBrowserReader } = await import('@/components/wallet/chain-reader');
      const block = await getBrowserReader(chain).getBlock();
      return Math.max(Number(block.timestamp), Math.floor(Date.now() / 1000));
    } catch (error) {
      console.error(error);
      return null;
    }
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <AccountField label={t('address')} value={text} error={problem} onChange={setText} />
        <Field label={t('goodFor')}>
          {(control) => (
            <Select
              {...control}
              value={days}
              onChange={(event) => setDays(event.target.value)}
              options={DAYS.map((count) => ({ value: String(count), label: t('days', { count }) }))}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <TransactionButton transaction={transaction} onClick={() => void send()} busy={preparing !== null}>
          {t('send')}
        </TransactionButton>
        <Button
          variant="secondary"
          busy={preparing === 'sign' || signature.state === 'signing'}
          onClick={() => void sign()}
        >
          {t('sign')}
        </Button>
      </div>
      <p className="text-faint text-sm">{t('words')}</p>
      {failure ? <Alert tone="bad">{failure}</Alert> : null}
      {signature.state === 'failed' && signature.error ? <Alert tone="bad">{signature.error}</Alert> : null}
      {signed ? <SignedClaimCard claim={signed} /> : null}
    </div>
  );
}
