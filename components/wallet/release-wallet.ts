import { disconnect } from 'wagmi/actions';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Lets go of the connected wallet, if there is one. */
export async function releaseWallet(chain: ChainConfig): Promise<void> {
  await disconnect(await getReadyWallet(chain));
}
