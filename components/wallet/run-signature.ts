import { signTypedData } from 'wagmi/actions';
import { isRejection } from '@/components/wallet/is-rejection';
import { prepareWallet } from '@/components/wallet/prepare-wallet';
import type { SignatureRequest } from '@/components/wallet/use-signature';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Has the signed-in account sign structured data (EIP-712). Throws WalletError. */
export async function runSignature({
  chain,
  account,
  request,
}: {
  chain: ChainConfig;
  account: `0x${string}` | null;
  request: SignatureRequest;
}): Promise<`0x${string}`> {
  const wallet = await prepareWallet({ chain, account });
  const { domain, types, primaryType, message } = request;
  try {
    return await signTypedData(wallet.config, { account: wallet.account, domain, types, primaryType, message });
  } catch (cause) {
    if (isRejection(cause)) throw new WalletError('declined', 'You declined; nothing was signed.', { cause });
    throw new WalletError('unavailable', 'The wallet could not sign; nothing was sent. Try again.', { cause });
  }
}
