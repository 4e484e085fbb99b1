import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainReader } from '@/lib/chain/clients';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { readDelegate } from '@/lib/db/delegate';
import { reachChain } from '@/lib/server/reach-chain';

/** What an account has to say in votes, read from the chain. Base units of OPEN. */
export type Voter = {
  readonly account: Hex;
  readonly balance: bigint;
  /** Given to it by delegation, its own included. */
  readonly votes: bigint;
  /** Who votes with its OPEN; null while nobody does. */
  readonly delegatee: Hex | null;
  /** How many accounts delegated to it, as far as the index knows. */
  readonly delegators: number;
};

/** Throws `chain-unavailable`. */
export async function readVoter(
  { db, chain, addresses }: { db: Db; chain: ChainReader; addresses: Pick<ContractAddresses, 'openToken'> },
  { account }: { account: Hex },
): Promise<Voter> {
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const [[balance, votes, delegates], { delegators }] = await Promise.all([
    reachChain(() =>
      Promise.all([
        chain.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
        chain.readContract({ ...token, functionName: 'getVotes', args: [account] }),
        chain.readContract({ ...token, functionName: 'delegates', args: [account] }),
      ]),
    ),
    readDelegate(db, { account }),
  ]);
  const delegatee = toLowerHex(delegates);
  return { account, balance, votes, delegatee: delegatee === ZERO_ADDRESS ? null : delegatee, delegators };
}
