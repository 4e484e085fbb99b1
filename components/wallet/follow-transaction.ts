import { isAddress, type TransactionReceipt } from 'viem';
import { findAbout } from '@/components/wallet/find-about';
import { notePendingTransaction, type PendingTransaction } from '@/components/wallet/pending-transactions';
import { followBatch } from '@/components/wallet/send-batch';
import { waitForInclusion } from '@/components/wallet/wait-for-inclusion';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** What a page needs of a receipt; a batch's is put together from what the wallet tells. */
export type Followed = Pick<TransactionReceipt, 'transactionHash' | 'blockNumber' | 'logs'> & {
  /** The path of the page about what it made or decided. */
  about?: string;
};

const INSTEAD = { cancelled: 'cancelled', replaced: 'replaced', unknown: 'replacedAway' } as const;

/**
 * Waits for the receipt of a transaction that was sent, in this visit or before. One that the wallet sent again with
 * another fee counts as the same; one that it replaced by another or cancelled does not. Throws WalletError.
 */
export async function followTransaction({
  chain,
  sent: { hash, account, batchId, sentAt, nonce, content },
  explainFailure,
}: {
  chain: ChainConfig;
  sent: Pick<PendingTransaction, 'hash' | 'account' | 'batchId' | 'sentAt' | 'nonce' | 'content'>;
  /** Says why it was refused, by trying it again as of a block; throws that as a WalletError. */
  explainFailure?: (blockNumber: bigint) => Promise<void>;
}): Promise<Followed> {
  const config = await getReadyWallet(chain);
  if (batchId !== undefined) return withAbout(await followBatch(config, batchId));
  if (!isAddress(account, { strict: false })) throw new WalletError('unavailable', { key: 'sentUnknown' });
  const ended = await waitForInclusion(config.getClient(), {
    ...{ hash, account, sentAt, facts: { nonce, content } },
    onHeard: (facts) => notePendingTransaction(hash, facts),
  }).catch((cause) => {
    throw new WalletError('unavailable', { key: 'sentUnknown' }, { cause });
  });
  if (ended.became !== 'included') throw new WalletError('replaced', { key: INSTEAD[ended.became] });
  const { receipt } = ended;
  if (receipt.status === 'success') return withAbout(receipt);
  await explainFailure?.(receipt.blockNumber).catch((error) => {
    // That the chain does not answer the question why leaves what it has said: it was refused.
    if (error instanceof WalletError && error.kind === 'reverted') throw error;
  });
  throw new WalletError('reverted', { key: 'reverted' });
}

function withAbout({ transactionHash, blockNumber, logs }: Followed): Followed {
  return { transactionHash, blockNumber, logs, about: findAbout(logs) };
}
