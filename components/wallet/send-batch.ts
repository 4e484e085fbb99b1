import { encodeFunctionData, numberToHex, stringToHex } from 'viem';
import type { Config } from 'wagmi';
import { getCapabilities, sendCalls, waitForCallsStatus } from 'wagmi/actions';
import { type ChainRequest, explainChainError, type Receipt, type Sent } from '@/components/wallet/chain-request';
import { isRejection } from '@/components/wallet/is-rejection';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';

type Hash = `0x${string}`;

/**
 * Whether the connected wallet carries several calls out as one, all or none (EIP-5792, `atomic: supported`). A wallet
 * that would first have to become a smart account (`ready`) is not asked to.
 */
export async function canBatch(config: Config, { chain, account }: { chain: ChainConfig; account: Hash }) {
  try {
    const capabilities = await getCapabilities(config, { account, chainId: chain.chainId });
    const atomic: { status?: unknown } = capabilities.atomic ?? {};
    return atomic.status === 'supported';
  } catch {
    // A wallet that does not know the question cannot batch either.
    return false;
  }
}

/** Has the wallet sign several calls at once. Its name for them stands for the hash until there is one. */
export async function sendBatch(
  config: Config,
  { chain, account, requests }: { chain: ChainConfig; account: Hash; requests: readonly ChainRequest[] },
): Promise<Sent & { batchId: string }> {
  try {
    const { id } = await sendCalls(config, {
      account,
      chainId: chain.chainId,
      forceAtomic: true,
      calls: requests.map(({ address, abi, functionName, args, value }) => ({
        to: address,
        data: encodeFunctionData({ abi, functionName, args }),
        ...(value === undefined ? {} : { value }),
      })),
    });
    return { batchId: id, hash: nameBatch(id) };
  } catch (cause) {
    if (isRejection(cause)) throw new WalletError('declined', { key: 'declined' }, { cause });
    throw explainChainError(cause);
  }
}

/** Waits until the wallet says what became of a batch. Throws WalletError. */
export async function followBatch(
  config: Config,
  batchId: string,
): Promise<Pick<Receipt, 'transactionHash' | 'blockNumber' | 'logs'>> {
  const told = await waitForCallsStatus(config, { id: batchId, timeout: 7 * 24 * 3_600_000 }).catch((cause) => {
    throw new WalletError('unavailable', { key: 'sentUnknown' }, { cause });
  });
  const receipts = told.receipts ?? [];
  const succeeded = receipts.filter((receipt) => receipt.status === 'success');
  const last = receipts.at(-1);
  if (told.status === 'success' && !last) throw new WalletError('unavailable', { key: 'sentUnknown' });
  if (told.status === 'success' && last && succeeded.length === receipts.length) {
    const logs = receipts.flatMap((receipt) => receipt.logs);
    return { transactionHash: last.transactionHash, blockNumber: last.blockNumber, logs: logs as Receipt['logs'] };
  }
  // All or nothing was asked for; a wallet that did not keep to it says so (EIP-5792, 600) or shows it by its receipts.
  if (told.statusCode === 600 || (told.status === 'success' && succeeded.length > 0)) {
    throw new WalletError('reverted', { key: 'batchPartly' });
  }
  throw new WalletError('reverted', { key: last ? 'reverted' : 'batchFailed' });
}

/** Something like a hash, to find the batch by until the chain has one. */
function nameBatch(id: string): Hash {
  const hex = stringToHex(id);
  return hex.length > 2 ? hex : numberToHex(0);
}
