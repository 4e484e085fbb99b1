import type { Config } from 'wagmi';
import { getAccount, switchChain } from 'wagmi/actions';
import { isRejection } from '@/components/wallet/is-rejection';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { shortenAddress } from '@/lib/chain/shorten-address';

/**
 * The wallet, ready to sign as `account` on our chain: asks it to switch where it is on another. Throws WalletError
 * `not-connected`, `wrong-account`, `wrong-chain` or `declined`.
 */
export async function prepareWallet({
  chain,
  account,
}: {
  chain: ChainConfig;
  account: `0x${string}` | null;
}): Promise<{ config: Config; account: `0x${string}` }> {
  const config = await getReadyWallet(chain);
  const connection = getAccount(config);
  if (!account || connection.status !== 'connected') throw new WalletError('not-connected', { key: 'notConnected' });
  if (connection.address.toLowerCase() !== account) {
    throw new WalletError('wrong-account', {
      key: 'wrongAccount',
      values: { wallet: shortenAddress(connection.address), account: shortenAddress(account) },
    });
  }
  const walletChainId = await connection.connector.getChainId();
  if (walletChainId !== chain.chainId) await changeChain(config, chain, walletChainId);
  return { config, account };
}

async function changeChain(config: Config, chain: ChainConfig, walletChainId: number): Promise<void> {
  const values = { walletChainId: String(walletChainId), name: chain.name, chainId: String(chain.chainId) };
  try {
    await switchChain(config, { chainId: chain.chainId });
  } catch (cause) {
    throw isRejection(cause)
      ? new WalletError('declined', { key: 'switchDeclined', values }, { cause })
      : new WalletError('wrong-chain', { key: 'switchFailed', values }, { cause });
  }
}
