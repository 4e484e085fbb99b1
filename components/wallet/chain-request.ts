import { type Abi, encodeFunctionData, type TransactionReceipt } from 'viem';
import {
  estimateContractGas,
  getBalance,
  getGasPrice,
  getTransactionCount,
  simulateContract,
  writeContract,
} from 'viem/actions';
import type { Config } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import type { AnyContractCall } from '@/components/wallet/contract-call';
import { formatCoin } from '@/components/wallet/format-coin';
import { hashContent } from '@/components/wallet/hash-content';
import { isRejection } from '@/components/wallet/is-rejection';
import type { TransactionFacts } from '@/components/wallet/wait-for-inclusion';
import { WalletError } from '@/components/wallet/wallet-error';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { explainRevert, PROTOCOL_ERRORS } from '@/lib/chain/explain-revert';

type Hash = `0x${string}`;

/** A call as viem takes it, of the account that sends it. */
export type ChainRequest = {
  account: Hash;
  address: Hash;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  value?: bigint;
};

/** What is known of a transaction once the wallet has sent it. */
export type Sent = TransactionFacts & { hash: Hash; batchId?: string };
export type Receipt = TransactionReceipt;

export function toRequest(account: Hash, call: AnyContractCall): ChainRequest {
  return {
    account,
    address: call.address,
    abi: [...call.abi, ...PROTOCOL_ERRORS],
    functionName: call.functionName,
    args: Array.isArray(call.args) ? call.args : [],
    ...(call.value === undefined ? {} : { value: call.value }),
  };
}

/** Carries a call out in thought; throws what it would be refused with, as a WalletError. */
export async function simulateRequest(
  config: Config,
  request: ChainRequest,
  at: { blockTag?: 'pending'; blockNumber?: undefined } | { blockTag?: undefined; blockNumber: bigint },
): Promise<void> {
  try {
    await simulateContract(config.getClient(), { ...request, ...at });
  } catch (cause) {
    throw explainChainError(cause);
  }
}

/**
 * Has the wallet sign and send a call. Its number is the one that the wallet has next, asked of the wallet itself, since
 * one that replaces it at once leaves nobody else who knows it.
 */
export async function sendRequest(config: Config, request: ChainRequest): Promise<Sent> {
  const { account, address, value = 0n } = request;
  try {
    const client = await getConnectorClient(config, { account });
    const nonce = await getTransactionCount(client, { address: account, blockTag: 'pending' }).catch(() => undefined);
    const hash = await writeContract(client, { ...request, chain: client.chain });
    return { hash, nonce, content: hashContent({ to: address, input: encodeFunctionData(request), value }) };
  } catch (cause) {
    if (isRejection(cause)) throw new WalletError('declined', { key: 'declined' }, { cause });
    throw explainChainError(cause);
  }
}

/**
 * About what the network asks for a call, in wei, at the price of this moment; null where the chain does not say. Throws
 * `no-gas` when the account holds less.
 */
export async function estimateFee(config: Config, chain: ChainConfig, request: ChainRequest): Promise<bigint | null> {
  const client = config.getClient();
  let fee: bigint;
  let balance: bigint;
  try {
    const [gas, price, held] = await Promise.all([
      estimateContractGas(client, request),
      getGasPrice(client),
      getBalance(client, { address: request.account }),
    ]);
    fee = gas * price;
    balance = held;
  } catch {
    // The simulation has told what would be refused; an account with nothing cannot even be estimated everywhere.
    const held = await getBalance(client, { address: request.account }).catch(() => null);
    if (held === 0n) throw noGas(chain, held);
    return null;
  }
  if (balance < fee) throw noGas(chain, balance);
  return fee;
}

function noGas(chain: ChainConfig, held: bigint): WalletError {
  return new WalletError('no-gas', {
    key: chain.local ? 'noGasLocal' : 'noGas',
    // Thrown where no reader is known; the page is written in theirs.
    values: { held: formatCoin(held, document.documentElement.lang), symbol: chain.symbol, name: chain.name },
  });
}

export function explainChainError(cause: unknown): WalletError {
  const words = explainRevert(cause);
  if (words) return new WalletError('reverted', { english: words }, { cause });
  console.error(cause);
  return new WalletError('unavailable', { key: 'chainUnreachable' }, { cause });
}
