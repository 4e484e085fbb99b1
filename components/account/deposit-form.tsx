'use client';

import { type FormEvent, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { signPermit } from '@/components/account/sign-permit';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useSignature } from '@/components/wallet/use-signature';
import { useTransaction } from '@/components/wallet/use-transaction';
import { reviewBeforeWallet } from '@/components/wallet/wallet-review';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { AppError } from '@/lib/core/errors';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';

const PRESETS = ['10', '50', '100'];

/**
 * Moves OPEN from the wallet into the vault: one signature (EIP-2612 permit) and one transaction, told together before the
 * wallet opens; a smart account's wallet does both at once where it can.
 */
export function DepositForm({
  wallet,
  onDone,
  variant = 'primary',
}: {
  wallet: string;
  onDone?: () => void;
  /** How much its button stands out. */
  variant?: ButtonVariant;
}) {
  const t = useTexts('account.depositForm');
  const say = useSay();
  const { tag } = useReader();
  const { account, chain } = useSession();
  const signature = useSignature();
  const transaction = useTransaction({ key: 'deposit' });
  const [text, setText] = useState('10');
  const [problem, setProblem] = useState<string | null>(null);
  // Between the click and the wallet the chain is asked, and the person told: a second click would ask twice.
  const [preparing, setPreparing] = useState(false);

  async function deposit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (preparing) return;
    setProblem(null);
    let amount: bigint;
    try {
      amount = parseOpen(text);
      if (amount === 0n) throw new AppError('invalid-input', t('aboveZero'));
      if (amount > BigInt(wallet)) {
        throw new AppError('invalid-input', t('tooMuch', { held: formatOpen(BigInt(wallet), tag) }));
      }
    } catch (error) {
      return setProblem(error instanceof AppError ? say(error.message) : t('unreadable'));
    }
    if (account === null) return;
    const { inferenceVault, openToken } = chain.addresses;
    const open = formatOpenExact(amount, tag);
    const allow = { explain: t('explainAllow', { amount: open }), limit: t('limit', { amount: open }) };
    const explain = t('explain', { amount: open });
    setPreparing(true);
    const permit = await signPermit({
      ...{ chain, account, amount, sign: signature.sign, words: allow },
      review: () =>
        reviewBeforeWallet({
          asks: [
            { kind: 'signature', ...allow },
            { kind: 'transaction', explain },
          ],
          takes: amount,
          fee: null,
        }),
    }).catch((error) => {
      console.error(error);
      setProblem(t('unreachable'));
      return 'declined' as const;
    });
    setPreparing(false);
    if (permit === 'declined') return;
    const vault = { address: inferenceVault, abi: inferenceVaultAbi, explain, takes: amount } as const;
    const receipt =
      permit === 'not-supported'
        ? await transaction.send(
            { ...vault, functionName: 'deposit', args: [amount] },
            {
              address: openToken,
              abi: openTokenAbi,
              functionName: 'approve',
              args: [inferenceVault, amount],
              ...allow,
            },
          )
        : await transaction.send({
            ...vault,
            functionName: 'depositWithPermit',
            args: [amount, permit.deadline, permit.v, permit.r, permit.s],
            told: true,
          });
    if (receipt) onDone?.();
  }

  return (
    <form onSubmit={deposit} className="grid gap-4">
      <Field label={t('amount')} error={problem} hint={t.rich('hint', { held: () => <Amount baseUnits={wallet} /> })}>
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
        <p className="text-muted text-sm">{t('signing', { explain: signature.explain })}</p>
      ) : null}
      {signature.state === 'failed' && signature.error ? <Alert tone="bad">{signature.error}</Alert> : null}
      <TransactionButton transaction={transaction} type="submit" variant={variant} busy={preparing}>
        {t('deposit')}
      </TransactionButton>
      <p className="text-faint text-sm">{t('note')}</p>
    </form>
  );
}
