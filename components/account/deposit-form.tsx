'use client';

import { type FormEvent, useState } from 'react';
import { signPermit } from '@/components/account/sign-permit';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useSignature } from '@/components/wallet/use-signature';
import { useTransaction } from '@/components/wallet/use-transaction';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { AppError } from '@/lib/core/errors';
import { formatOpen, parseOpen } from '@/lib/core/units';

const PRESETS = ['10', '50', '100'];

/** Moves OPEN from the wallet into the vault: one signature (EIP-2612 permit) and one transaction. */
export function DepositForm({ wallet, onDone }: { wallet: string; onDone?: () => void }) {
  const { account, chain } = useSession();
  const signature = useSignature();
  const transaction = useTransaction({ key: 'deposit' });
  const [text, setText] = useState('10');
  const [problem, setProblem] = useState<string | null>(null);

  async function deposit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setProblem(null);
    let amount: bigint;
    try {
      amount = parseOpen(text);
      if (amount === 0n) throw new AppError('invalid-input', 'Write an amount above 0.');
      if (amount > BigInt(wallet)) {
        throw new AppError('invalid-input', `Your wallet holds ${formatOpen(BigInt(wallet))} OPEN. Write less.`);
      }
    } catch (error) {
      return setProblem(error instanceof AppError ? error.message : 'The amount could not be read.');
    }
    if (account === null) return;
    const { inferenceVault, openToken } = chain.addresses;
    const permit = await signPermit({ chain, account, amount, sign: signature.sign });
    if (permit === 'declined') return;
    const explain = `Deposit ${formatOpen(amount)} OPEN`;
    if (permit === 'not-supported') {
      const approved = await transaction.send({
        address: openToken,
        abi: openTokenAbi,
        functionName: 'approve',
        args: [inferenceVault, amount],
        explain: `Allow the vault to take ${formatOpen(amount)} OPEN`,
      });
      if (!approved) return;
    }
    const receipt =
      permit === 'not-supported'
        ? await transaction.send({
            address: inferenceVault,
            abi: inferenceVaultAbi,
            functionName: 'deposit',
            args: [amount],
            explain,
          })
        : await transaction.send({
            address: inferenceVault,
            abi: inferenceVaultAbi,
            functionName: 'depositWithPermit',
            args: [amount, permit.deadline, permit.v, permit.r, permit.s],
            explain,
          });
    if (receipt) onDone?.();
  }

  return (
    <form onSubmit={deposit} className="grid gap-4">
      <Field
        label="Deposit, in OPEN"
        error={problem}
        hint={
          <>
            Your wallet holds <Amount baseUnits={wallet} />. What you do not spend can be withdrawn.
          </>
        }
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map((preset) => (
          <Button key={preset} variant="secondary" size="sm" onClick={() => setText(preset)}>
            {preset} OPEN
          </Button>
        ))}
      </div>
      {signature.state === 'signing' ? (
        <p className="text-muted text-sm">Sign in your wallet: {signature.explain}.</p>
      ) : null}
      {signature.state === 'failed' && signature.error ? <Alert tone="bad">{signature.error}</Alert> : null}
      <TransactionButton transaction={transaction} type="submit" disabled={signature.state === 'signing'}>
        Sign and deposit
      </TransactionButton>
      <p className="text-faint text-sm">
        Your wallet asks twice: first for a signature that allows the vault this amount and no more, then for the
        transaction that deposits it.
      </p>
    </form>
  );
}
