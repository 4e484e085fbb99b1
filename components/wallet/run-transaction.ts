import type { Abi, TransactionReceipt } from 'viem';
import { simulateContract, waitForTransactionReceipt, writeContract } from 'viem/actions';
import type { Config } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import type { AnyContractCall } from '@/components/wallet/contract-call';
import { isRejection } from '@/components/wallet/is-rejection';
import { prepareWallet } from '@/components/wallet/prepare-wallet';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { explainRevert, PROTOCOL_ERRORS } from '@/lib/chain/explain-revert';

type Hash = `0x${string}`;

/**
 * One transaction from click to receipt. The call is simulated first, so that what would revert is told in words and
 * never reaches the wallet. Resolves only with a receipt of success; everything else throws a WalletError.
 */
export async function runTransaction({
  chain,
  account,
  call,
  onSent,
}: {
  chain: ChainConfig;
  account: Hash | null;
  call: AnyContractCall;
  onSent: (hash: Hash) => void;
}): Promise<TransactionReceipt> {
  const wallet = await prepareWallet({ chain, account });
  const request: Request = {
    account: wallet.account,
    address: call.address,
    abi: [...call.abi, ...PROTOCOL_ERRORS],
    functionName: call.functionName,
    args: Array.isArray(call.args) ? call.args : [],
    ...(call.value === undefined ? {} : { value: call.value }),
  };
  // A local chain has no block at the present time yet, and much in the contracts waits for a time.
  await simulate(wallet.config, request, chain.local ? { blockTag: 'pending' } : {});
  const hash = await send(wallet.config, request);
  onSent(hash);
  return followTransaction({
    chain,
    hash,
    explainFailure: (blockNumber) => simulate(wallet.config, request, { blockNumber }),
  });
}

/**
 * Waits for the receipt of a transaction that was sent, in this visit or before. A transaction that the wallet replaced
 * by another one is not taken for it.
 */
export async function followTransaction({
  chain,
  hash,
  explainFailure,
}: {
  chain: ChainConfig;
  hash: Hash;
  explainFailure?: (blockNumber: bigint) => Promise<void>;
}): Promise<TransactionReceipt> {
  const config = await getReadyWallet(chain);
  let replaced: WalletError | undefined;
  const receipt = await waitForReceipt(config, hash, (reason) => {
    if (reason === 'repriced') return;
    replaced = new WalletError(
      'declined',
      reason === 'cancelled'
        ? 'You cancelled it in the wallet; nothing happened.'
        : 'Your wallet sent another transaction in its place; this one did not happen.',
    );
  });
  if (replaced) throw replaced;
  if (receipt.status === 'success') return receipt;
  await explainFailure?.(receipt.blockNumber);
  throw new WalletError(
    'reverted',
    'The chain refused the transaction; nothing changed but the gas is spent. Reload the page and try again.',
  );
}

type Request = {
  account: Hash;
  address: Hash;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  value?: bigint;
};

async function simulate(
  config: Config,
  request: Request,
  at: { blockTag?: 'pending'; blockNumber?: undefined } | { blockTag?: undefined; blockNumber: bigint },
): Promise<void> {
  try {
    await simulateContract(config.getClient(), { ...request, ...at });
  } catch (cause) {
    throw explainChainError(cause);
  }
}

async function send(config: Config, request: Request): Promise<Hash> {
  try {
    const client = await getConnectorClient(config, { account: request.account });
    return await writeContract(client, { ...request, chain: client.chain });
  } catch (cause) {
    if (isRejection(cause)) throw new WalletError('declined', 'You declined; nothing was sent.', { cause });
    throw explainChainError(cause);
  }
}

async function waitForReceipt(
  config: Config,
  hash: Hash,
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
    throw new WalletError(
      'unavailable',
      'The transaction was sent, but the chain cannot be asked about it just now. It is looked up again when you reload.',
      { cause },
    );
  }
}

function explainChainError(cause: unknown): WalletError {
  const words = explainRevert(cause);
  if (words) return new WalletError('reverted', words, { cause });
  console.error(cause);
  return new WalletError('unavailable', 'The chain could not be reached; nothing was sent. Try again in a moment.', {
    cause,
  });
}
