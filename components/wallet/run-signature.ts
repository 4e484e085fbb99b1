import { signTypedData } from 'wagmi/actions';
import { isRejection } from '@/components/wallet/is-rejection';
import { checkWallet, prepareWallet } from '@/components/wallet/prepare-wallet';
import type { SignatureRequest } from '@/components/wallet/use-signature';
import { WalletError } from '@/components/wallet/wallet-error';
import { reviewBeforeWallet } from '@/components/wallet/wallet-review';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Has the account sign structured data (EIP-712), told before what it means. Throws WalletError. */
export async function runSignature({
  chain,
  account,
  request,
}: {
  chain: ChainConfig;
  account: `0x${string}` | null;
  request: SignatureRequest;
}): Promise<`0x${string}`> {
  const { walletChainId } = await checkWallet({ chain, account });
  const { domain, types, primaryType, message, explain, limit, told } = request;
  if (!told) {
    const ask = { kind: 'signature', explain, ...(limit ? { limit } : {}) } as const;
    const open = await reviewBeforeWallet({
      ...{ asks: [ask], takes: 0n, fee: null },
      switches: walletChainId !== chain.chainId,
    });
    if (!open) throw new WalletError('declined', { key: 'leftUnsigned' });
  }
  const wallet = await prepareWallet({ chain, account });
  try {
    return await signTypedData(wallet.config, { account: wallet.account, domain, types, primaryType, message });
  } catch (cause) {
    if (isRejection(cause)) throw new WalletError('declined', { key: 'signatureDeclined' }, { cause });
    throw new WalletError('unavailable', { key: 'signatureFailed' }, { cause });
  }
}
