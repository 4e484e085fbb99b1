import type { Signature } from '@/components/wallet/use-signature';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { PERMIT_TYPES } from '@/lib/chain/permit-types';
import type { Hex } from '@/lib/core/hex';

export type Permit = { deadline: bigint; v: number; r: Hex; s: Hex };

const HOUR_S = 3_600n;

/**
 * Has the account sign a permit (EIP-2612) for the vault and exactly this amount, good for an hour. Smart accounts'
 * signatures are not of the form the token takes: `not-supported`, approve by transaction instead.
 */
export async function signPermit({
  chain,
  account,
  amount,
  words,
  review,
  sign,
}: {
  chain: ChainConfig;
  account: Hex;
  amount: bigint;
  /** What signing it means. */
  words: { explain: string; limit: string };
  /** Tells what will be asked before the wallet opens; false when the person leaves it. */
  review: () => Promise<boolean>;
  sign: Signature['sign'];
}): Promise<Permit | 'declined' | 'not-supported'> {
  const { openToken, inferenceVault } = chain.addresses;
  const [{ getBrowserReader }, { parseSignature }] = await Promise.all([
    import('@/components/wallet/chain-reader'),
    import('viem'),
  ]);
  const reader = getBrowserReader(chain);
  const [nonce, block, code] = await Promise.all([
    reader.readContract({ address: openToken, abi: openTokenAbi, functionName: 'nonces', args: [account] }),
    reader.getBlock(),
    reader.getCode({ address: account }),
  ]);
  if (code !== undefined && !code.startsWith('0xef0100')) return 'not-supported';
  const now = BigInt(Math.floor(Date.now() / 1000));
  const deadline = (block.timestamp > now ? block.timestamp : now) + HOUR_S;
  if (!(await review())) return 'declined';
  const signature = await sign({
    domain: { name: 'Open', version: '1', chainId: chain.chainId, verifyingContract: openToken },
    types: PERMIT_TYPES,
    primaryType: 'Permit',
    message: { owner: account, spender: inferenceVault, value: amount, nonce, deadline },
    ...words,
    told: true,
  });
  if (signature === null) return 'declined';
  if (signature.length !== 132) return 'not-supported';
  const { r, s, yParity } = parseSignature(signature);
  return { deadline, v: 27 + yParity, r, s };
}
