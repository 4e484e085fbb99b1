'use client';

import { useState } from 'react';
import type { Abi, ContractFunctionName, TransactionReceipt } from 'viem';
import type { ContractCall } from '@/components/wallet/contract-call';
import { useSession } from '@/components/wallet/session-provider';
import { type Transaction, type TransactionState, useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Hex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';

export type TakingTransaction = Pick<Transaction, 'state' | 'error' | 'hash' | 'indexed' | 'explain'> & {
  /**
   * Sends a call by which the contract takes `amount` base units of OPEN from the account. When less is allowed, the
   * wallet is asked first to allow exactly this much (EIP-20 approve), once. Resolves with the call's receipt, or null.
   */
  send: <ContractAbi extends Abi, Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>>(
    amount: bigint,
    call: ContractCall<ContractAbi, Name>,
  ) => Promise<TransactionReceipt | null>;
  reset: () => void;
};

const BUSY: readonly TransactionState[] = ['signing', 'pending'];

/**
 * A transaction with a bond or a stake: at most one more question than any other. `taker` is who takes it, in words:
 * "the staking contract".
 */
export function useTakingTransaction({ key, taker }: { key: string | null; taker: string }): TakingTransaction {
  const { account, chain } = useSession();
  // Two of them, so that an allowance found again after a reload is not told as the deed itself.
  const allowing = useTransaction();
  const taking = useTransaction({ key });
  const [problem, setProblem] = useState<string | null>(null);

  const send: TakingTransaction['send'] = async (amount, call) => {
    setProblem(null);
    // An allowance that failed before would be shown in place of the deed.
    if (allowing.state === 'failed') allowing.reset();
    if (amount > 0n && account !== null) {
      const held = await readMeans({ chain, account, spender: call.address });
      if (held === null) {
        setProblem('The chain could not be asked what you hold; nothing was sent. Try again in a moment.');
        return null;
      }
      if (held.balance < amount) {
        setProblem(`Your wallet holds ${formatOpen(held.balance)} OPEN, and ${formatOpen(amount)} OPEN are needed.`);
        return null;
      }
      if (held.allowance < amount) {
        taking.reset();
        const allowed = await allowing.send({
          address: chain.addresses.openToken,
          abi: openTokenAbi,
          functionName: 'approve',
          args: [call.address, amount],
          explain: `Allow ${taker} to take ${formatOpen(amount)} OPEN, and no more`,
        });
        if (!allowed) return null;
        allowing.reset();
      }
    }
    return taking.send(call);
  };
  const reset = () => {
    setProblem(null);
    allowing.reset();
    taking.reset();
  };

  const shown = BUSY.includes(allowing.state) || allowing.state === 'failed' ? allowing : taking;
  const { state, error, hash, indexed, explain } = shown;
  return problem
    ? { state: 'failed', error: problem, hash: null, indexed: false, explain: '', send, reset }
    : { state, error, hash, indexed, explain, send, reset };
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
