'use client';

import { useState } from 'react';
import type { Abi, ContractFunctionName } from 'viem';
import { useReader, useTexts } from '#texts';
import type { ContractCall } from '@/components/wallet/contract-call';
import type { Followed } from '@/components/wallet/follow-transaction';
import { useSession } from '@/components/wallet/session-provider';
import { type Transaction, useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Hex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';

export type TakingTransaction = Omit<Transaction, 'send'> & {
  /**
   * Sends a call by which the contract takes `amount` base units of OPEN from the account. When less is allowed, the
   * wallet is asked to allow exactly this much (EIP-20 approve), with the call where it can batch, else before it.
   * Resolves with the call's receipt, or null.
   */
  send: <ContractAbi extends Abi, Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>>(
    amount: bigint,
    call: ContractCall<ContractAbi, Name>,
  ) => Promise<Followed | null>;
};

/**
 * A transaction with a bond or a stake: at most one more question than any other. `taker` is who takes it, in words:
 * "the staking contract".
 */
export function useTakingTransaction({ key, taker }: { key: string; taker: string }): TakingTransaction {
  const t = useTexts('wallet.takingTransaction');
  const { tag } = useReader();
  const { chain, getSigner } = useSession();
  const transaction = useTransaction({ key });
  const [problem, setProblem] = useState<string | null>(null);

  const send: TakingTransaction['send'] = async (amount, call) => {
    setProblem(null);
    const account = getSigner();
    const taking = { ...call, takes: amount };
    if (amount === 0n || account === null) return transaction.send(taking);
    const held = await readMeans({ chain, account, spender: call.address });
    if (held === null) {
      setProblem(t('unreachable'));
      return null;
    }
    if (held.balance < amount) {
      setProblem(t('tooLittle', { held: formatOpenExact(held.balance, tag), needed: formatOpenExact(amount, tag) }));
      return null;
    }
    if (held.allowance >= amount) return transaction.send(taking);
    return transaction.send(taking, {
      address: chain.addresses.openToken,
      abi: openTokenAbi,
      functionName: 'approve',
      args: [call.address, amount],
      explain: t('allow', { taker, amount: formatOpenExact(amount, tag) }),
      limit: t('allowLimit', { taker, amount: formatOpenExact(amount, tag) }),
    });
  };
  const reset = () => {
    setProblem(null);
    transaction.reset();
  };
  if (problem === null) return { ...transaction, send, reset };
  return { state: 'failed', busy: false, error: problem, hash: null, indexed: false, explain: '', send, reset };
}

type Means = { chain: ReturnType<typeof useSession>['chain']; account: Hex; spender: Hex };

/** What the account holds, and what of it the contract may take already; null when the chain does not answer. */
async function readMeans({ chain, account, spender }: Means): Promise<{ balance: bigint; allowance: bigint } | null> {
  try {
    const { getBrowserReader } = await import('@/components/wallet/chain-reader');
    const token = { address: chain.addresses.openToken, abi: openTokenAbi } as const;
    const reader = getBrowserReader(chain);
    const [balance, allowance] = await Promise.all([
      reader.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
      reader.readContract({ ...token, functionName: 'allowance', args: [account, spender] }),
    ]);
    return { balance, allowance };
  } catch (error) {
    console.error(error);
    return null;
  }
}
