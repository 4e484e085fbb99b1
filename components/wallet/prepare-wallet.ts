import type { Config } from 'wagmi';
import { getAccount, switchChain } from 'wagmi/actions';
import { isRejection } from '@/components/wallet/is-rejection';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { shortenAddress } from '@/lib/chain/shorten-address';

type Signer = { chain: ChainConfig; account: `0x${string}` | null };

/**
 * The wallet as it stands, asked nothing: whether it can sign as `account`, and which chain it is on. Throws WalletError
 * `not-connected` or `wrong-account`.
 */
export async function checkWallet({
  chain,
  account,
}: Signer): Promise<{ config: Config; account: `0x${string}`; walletChainId: number }> {
  const config = await getReadyWallet(chain);
  const connection = getAccount(config);
  if (!account || connection.status !== 'connected') throw new WalletError('not-connected', { key: 'notConnected' });
  if (connection.address.toLowerCase() !== account) {
    throw new WalletError('wrong-account', {
      key: 'wrongAccount',
      values: { wallet: shortenAddress(connection.address), account: shortenAddress(account) },
    });
  }
  return { config, account, walletChainId: await connection.connector.getChainId() };
}

/**
 * The wallet, ready to sign as `account` on our chain: asks it to switch where it is on another. To be called right before
 * each question, since a person can change account and chain while the last one waits. Throws WalletError
 * `not-connected`, `wrong-account`, `wrong-chain` or `declined`.
 */
export async function prepareWallet({ chain, account }: Signer): Promise<{ config: Config; account: `0x${string}` }> {
  const { walletChainId, ...wallet } = await checkWallet({ chain, account });
  if (walletChainId !== chain.chainId) await changeChain(wallet.config, chain, walletChainId);
  return wallet;
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
