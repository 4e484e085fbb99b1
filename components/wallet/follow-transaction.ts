import { isAddress, type TransactionReceipt } from 'viem';
import { getTransaction, getTransactionCount, getTransactionReceipt, waitForTransactionReceipt } from 'viem/actions';
import type { Config } from 'wagmi';
import type { PendingTransaction } from '@/components/wallet/pending-transactions';
import { followBatch } from '@/components/wallet/send-batch';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** What a page needs of a receipt; a batch's is put together from what the wallet tells. */
export type Followed = Pick<TransactionReceipt, 'transactionHash' | 'blockNumber' | 'logs'>;

/**
 * Waits for the receipt of a transaction that was sent, in this visit or before. One that the wallet sent again with
 * another fee counts as the same; one that it replaced by another or cancelled does not. Throws WalletError.
 */
export async function followTransaction({
  chain,
  sent,
  explainFailure,
}: {
  chain: ChainConfig;
  sent: Pick<PendingTransaction, 'hash' | 'nonce' | 'batchId' | 'account'>;
  /** Says why it was refused, by trying it again as of a block; throws that as a WalletError. */
  explainFailure?: (blockNumber: bigint) => Promise<void>;
}): Promise<Followed> {
  const config = await getReadyWallet(chain);
  if (sent.batchId !== undefined) return followBatch(config, sent.batchId);
  await refuseReplaced(config, sent);
  let replaced: WalletError | undefined;
  const receipt = await waitForReceipt(config, sent.hash, (reason) => {
    if (reason === 'repriced') return;
    replaced = new WalletError('replaced', { key: reason === 'cancelled' ? 'cancelled' : 'replaced' });
  });
  if (replaced) throw replaced;
  if (receipt.status === 'success') return receipt;
  await explainFailure?.(receipt.blockNumber).catch((error) => {
    // That the chain does not answer the question why leaves what it has said: it was refused.
    if (error instanceof WalletError && error.kind === 'reverted') throw error;
  });
  throw new WalletError('reverted', { key: 'reverted' });
}

/**
 * A transaction of an earlier visit that the chain does not know, whose number the account has used since: another took
 * its place while nobody looked. It would be waited for in vain.
 */
async function refuseReplaced(
  config: Config,
  { hash, nonce, account }: Pick<PendingTransaction, 'hash' | 'nonce' | 'account'>,
): Promise<void> {
  if (nonce === undefined || !isAddress(account, { strict: false })) return;
  const client = config.getClient();
  const known = await getTransaction(client, { hash }).catch(() => null);
  if (known) return;
  const used = await getTransactionCount(client, { address: account }).catch(() => 0);
  if (used <= nonce) return;
  // Between the two questions it may have been taken into a block after all.
  const receipt = await getTransactionReceipt(client, { hash }).catch(() => null);
  if (!receipt) throw new WalletError('replaced', { key: 'replacedAway' });
}

async function waitForReceipt(
  config: Config,
  hash: `0x${string}`,
  onReplaced: (reason: 'cancelled' | 'replaced' | 'repriced') => void,
): Promise<TransactionReceipt> {
  try {
    // viem's own wait returns a receipt of failure, where wagmi's throws; the reason is told by simulating again.
    return await waitForTransactionReceipt(config.getClient(), {
      hash,
      timeout: 0,
      onReplaced: ({ reason }) => onReplaced(reason),
    });
  } catch (cause) {
    throw new WalletError('unavailable', { key: 'sentUnknown' }, { cause });
  }
}
