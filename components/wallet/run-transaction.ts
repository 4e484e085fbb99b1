import {
  type ChainRequest,
  estimateFee,
  type Sent,
  sendRequest,
  simulateRequest,
  toRequest,
} from '@/components/wallet/chain-request';
import type { AnyContractCall } from '@/components/wallet/contract-call';
import { type Followed, followTransaction } from '@/components/wallet/follow-transaction';
import { checkWallet, prepareWallet } from '@/components/wallet/prepare-wallet';
import { canBatch, sendBatch } from '@/components/wallet/send-batch';
import { WalletError } from '@/components/wallet/wallet-error';
import { reviewBeforeWallet, type WalletAsk } from '@/components/wallet/wallet-review';
import type { ChainConfig } from '@/lib/chain/chain-config';

type Hash = `0x${string}`;

/** What happens between click and receipt; `at` counts the wallet's questions, from 1. */
export type OnProgress = {
  onAsk: (ask: { explain: string; at: number; of: number }) => void;
  onSent: (sent: Sent & { explain: string; main: boolean }) => void;
  onDone: (hash: Hash) => void;
};

/**
 * One transaction from click to receipt. The call is simulated first, so that what would revert is told in words and
 * never reaches the wallet; then the person is told what the wallet will ask, and what it costs. `first` is an allowance
 * that the call needs: both are asked at once where the wallet can, else one after the other. Resolves only with a
 * receipt of success; everything else throws a WalletError.
 */
export async function runTransaction({
  chain,
  account,
  call,
  first,
  progress,
}: {
  chain: ChainConfig;
  account: Hash | null;
  call: AnyContractCall;
  first?: AnyContractCall;
  progress: OnProgress;
}): Promise<Followed> {
  const wallet = await checkWallet({ chain, account });
  const { config } = wallet;
  const request = toRequest(wallet.account, call);
  const allowing = first ? toRequest(wallet.account, first) : null;
  // A local chain has no block at the present time yet, and much in the contracts waits for a time.
  const now = chain.local ? ({ blockTag: 'pending' } as const) : {};
  // With an allowance missing, the call itself cannot be tried before the allowance is there.
  await simulateRequest(config, allowing ?? request, now);
  const [fee, batch] = await Promise.all([
    estimateFee(config, chain, allowing ?? request),
    allowing ? canBatch(config, { chain, account: wallet.account }) : false,
  ]);
  if (!call.told) await review({ call, first, batch, fee, switches: wallet.walletChainId !== chain.chainId });

  if (allowing && first && batch) {
    await prepareWallet({ chain, account });
    progress.onAsk({ explain: call.explain, at: 1, of: 1 });
    const sent = await sendBatch(config, { chain, account: wallet.account, requests: [allowing, request] });
    progress.onSent({ ...sent, explain: call.explain, main: true });
    return followTransaction({ chain, sent: { ...sent, account: wallet.account, sentAt: Date.now() } });
  }
  if (allowing && first) {
    await carryOut(allowing, { explain: first.explain, at: 1, of: 2, main: false });
    await simulateRequest(config, request, now);
  }
  return carryOut(request, { explain: call.explain, ...(first ? { at: 2, of: 2 } : { at: 1, of: 1 }), main: true });

  async function carryOut(
    asked: ChainRequest,
    { explain, at, of, main }: { explain: string; at: number; of: number; main: boolean },
  ): Promise<Followed> {
    const sent = await ask(asked, { explain, at, of }).catch((error) => {
      throw at > 1 && error instanceof WalletError && error.kind === 'declined' ? declinedAfterAllowing(error) : error;
    });
    progress.onSent({ ...sent, explain, main });
    const followed = await followTransaction({
      chain,
      sent: { ...sent, account: wallet.account, sentAt: Date.now() },
      explainFailure: (blockNumber) => simulateRequest(config, asked, { blockNumber }),
    });
    if (!main) progress.onDone(sent.hash);
    return followed;
  }

  async function ask(asked: ChainRequest, question: Parameters<OnProgress['onAsk']>[0]): Promise<Sent> {
    await prepareWallet({ chain, account });
    progress.onAsk(question);
    return sendRequest(config, asked);
  }
}

async function review({
  call,
  first,
  batch,
  fee,
  switches,
}: {
  call: AnyContractCall;
  first: AnyContractCall | undefined;
  batch: boolean;
  fee: bigint | null;
  switches: boolean;
}): Promise<void> {
  const toAsk = (one: AnyContractCall, kind: WalletAsk['kind']): WalletAsk => ({
    kind,
    explain: one.explain,
    ...(one.limit ? { limit: one.limit } : {}),
  });
  const asks = first
    ? batch
      ? [toAsk({ ...call, ...(first.limit ? { limit: first.limit } : {}) }, 'batch')]
      : [toAsk(first, 'transaction'), toAsk(call, 'transaction')]
    : [toAsk(call, 'transaction')];
  // With an allowance missing only its own fee can be estimated; what follows it takes about twice as much again.
  const about = fee !== null && first ? fee * 3n : fee;
  const open = await reviewBeforeWallet({ asks, takes: call.takes ?? 0n, fee: about, switches });
  if (!open) throw new WalletError('declined', { key: 'left' });
}

/** The second of two questions was declined: the allowance before it is on the chain. */
function declinedAfterAllowing(cause: WalletError): WalletError {
  return new WalletError('declined', { key: 'declinedAfterAllowing' }, { cause });
}
