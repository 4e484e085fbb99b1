'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Abi, ContractFunctionArgs, ContractFunctionName, ContractFunctionReturnType } from 'viem';
import { useTexts } from '#texts';
import { useSession } from '@/components/wallet/session-provider';

type View = 'view' | 'pure';

/** A value read from a contract: `value` is undefined until the chain has answered. */
export type ChainRead<Value> = { value: Value | undefined; error: string | null; reload: () => void };

/**
 * Reads a view function through our own origin, in the browser; the chain's word, where a page shows the index's. The
 * code that reads is loaded when it is first used. `enabled: false` waits. `refreshOn` reads again when it changes.
 */
export function useChainRead<
  ContractAbi extends Abi,
  Name extends ContractFunctionName<ContractAbi, View>,
  Args extends ContractFunctionArgs<ContractAbi, View, Name>,
>({
  address,
  abi,
  functionName,
  args,
  enabled = true,
  refreshOn,
}: {
  address: `0x${string}`;
  abi: ContractAbi;
  functionName: Name;
  args: Args;
  enabled?: boolean;
  refreshOn?: string | number | bigint | boolean | null;
}): ChainRead<ContractFunctionReturnType<ContractAbi, View, Name, Args>> {
  const t = useTexts('wallet.useChainRead');
  const { chain } = useSession();
  const [result, setResult] = useState<{
    value: ContractFunctionReturnType<ContractAbi, View, Name, Args> | undefined;
    error: string | null;
  }>({ value: undefined, error: null });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  // Arguments are new arrays on each render; their text says whether they changed.
  const key = JSON.stringify([address, functionName, args], (_, part) =>
    typeof part === 'bigint' ? `${part}n` : part,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for address, function and arguments
  useEffect(() => {
    if (!enabled) return;
    let current = true;
    import('@/components/wallet/chain-reader')
      .then(({ getBrowserReader }) => getBrowserReader(chain).readContract({ address, abi, functionName, args }))
      .then((value) => {
        if (current) setResult({ value, error: null });
      })
      .catch((error) => {
        console.error(error);
        if (current) setResult((before) => ({ ...before, error: t('unreachable') }));
      });
    return () => {
      current = false;
    };
  }, [key, chain, enabled, refreshOn, round, t]);

  return { ...result, reload };
}
