import { setTimeout as wait } from 'node:timers/promises';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { AppError } from '@/lib/core/errors';
import { toLowerHex } from '@/lib/core/hex';
import type { ContentStore } from '@/lib/storage/content-store';
import type { PaidReceipts } from '@/lib/verify/check-paid-once';
import { acceptedProposal } from '@/lib/verify/find-proposal';
import { challengeEpoch, type Outcome } from '@/lib/watch/challenge-epoch';
import { examineEpoch } from '@/lib/watch/examine-epoch';
import { judgeReport } from '@/lib/watch/judge-report';
import { mirrorReceipts } from '@/lib/watch/mirror-receipts';
import { openSources } from '@/lib/watch/open-sources';
import { nameOf, type PendingRoot, readPending } from '@/lib/watch/read-pending';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

export type WatchDependencies = {
  readonly reader: ChainReader;
  /** Whose bond a challenge is; null only looks and says what it would do. */
  readonly writer: ChainWriter | null;
  readonly addresses: ContractAddresses;
  readonly chainId: number;
  readonly fromBlock: bigint;
  readonly sites: readonly string[];
  readonly mirror: ContentStore | null;
  readonly log: ReceiptLog;
  readonly train: boolean;
  readonly fetchFile: typeof fetch;
  /** Unix seconds: the later of this and the newest block's time counts. */
  readonly now: () => number;
  readonly tell: (line: string) => void;
};

/** What a look at the proposal in its window came to; `idle`: there is none, or it was judged before. */
export type Look =
  | { readonly kind: 'idle' }
  | { readonly kind: 'right'; readonly epoch: number }
  | { readonly kind: 'waiting'; readonly epoch: number; readonly why: string }
  /** Wrong by these words: challenged by this watcher or another, or why it could not be. */
  | { readonly kind: 'wrong'; readonly epoch: number; readonly reason: string; readonly outcome: Outcome }
  /** It could not be verified now; the next look tries again. */
  | { readonly kind: 'failed'; readonly epoch: number | null; readonly why: string };

export type Watcher = { readonly look: () => Promise<Look> };

/**
 * Watches over what is proposed: every look mirrors newly published receipts, verifies the root in its window from
 * published inputs, and challenges it when it is wrong. What goes wrong in a look is told and tried again in the next; no
 * look throws. It keeps nothing that a new watcher would not find again on chain and in the mirror.
 */
export function openWatcher(deps: WatchDependencies): Watcher {
  const { tell } = deps;
  const judged = new Map<string, Look>();
  const asks = new Map<string, number>();
  const paid: PaidReceipts = new Map();
  let told = '';
  const tellOnce = (line: string): void => {
    if (line !== told) tell(line);
    told = line;
  };

  async function lookAt(pending: PendingRoot, complete: boolean): Promise<Look> {
    const { epoch, root } = pending;
    const name = nameOf(pending);
    const known = judged.get(name);
    if (known) return known.kind === 'right' ? { kind: 'idle' } : known;
    if (pending.challenger) {
      const own = deps.writer && toLowerHex(deps.writer.account.address) === pending.challenger;
      tellOnce(
        `Epoch ${epoch} is challenged by ${own ? 'this watcher' : pending.challenger}; its window stands still.`,
      );
      return { kind: 'idle' };
    }
    const facts = await openChainFacts({ ...deps, client: deps.reader });
    const proposal = acceptedProposal(await facts.epochs(), epoch);
    if (proposal?.root !== root || proposal.status !== 'proposed') {
      return { kind: 'waiting', epoch, why: 'its proposal is not among the events of the node yet' };
    }
    const sources = openSources({ ...deps, facts });
    tellOnce(`Epoch ${epoch}: verifying root ${root}, proposed by ${proposal.proposer}.`);
    const { report, gone } = await examineEpoch(sources, {
      ...deps,
      proposal,
      complete,
      paid,
    });
    const counts = [...gone.keys()].map((cid) => {
      const count = (asks.get(`${name} ${cid}`) ?? 0) + 1;
      asks.set(`${name} ${cid}`, count);
      return count;
    });
    const [start, newest] = await Promise.all([
      facts.blockTime(proposal.blockNumber),
      facts.blockTime(facts.asOfBlock),
    ]);
    const now = Math.max(deps.now(), newest);
    const window = { start, end: proposal.claimableAt };
    const judgement = judgeReport({ report, gone, asks: Math.max(0, ...counts), window, now });
    if (judgement.kind === 'right') {
      tell(`Epoch ${epoch} is right: ${judgement.note}.`);
      const look: Look = { kind: 'right', epoch };
      judged.set(name, look);
      return look;
    }
    if (judgement.kind === 'wait') {
      const { why, from } = judgement;
      tellOnce(`Epoch ${epoch}: ${why}; a ground for a challenge in ${Math.max(0, from - now)} s if it stays so.`);
      return { kind: 'waiting', epoch, why };
    }
    const { reason } = judgement;
    tellOnce(`Epoch ${epoch} is WRONG. ${reason}`);
    const outcome = await challengeEpoch(deps, { proposal, reason });
    tell(`Epoch ${epoch}: ${outcome.words}`);
    const look: Look = { kind: 'wrong', epoch, reason, outcome };
    // What lacks a bond is tried again: somebody may send it.
    if (outcome.kind !== 'short') judged.set(name, look);
    return look;
  }

  return {
    async look() {
      let epoch: number | null = null;
      try {
        const complete = await mirrorReceipts(deps);
        const pending = await readPending(deps.reader, deps.addresses.rewardDistributor);
        if (!pending) {
          tellOnce('No epoch is proposed now. One that counts already is checked by npm run verify.');
          return { kind: 'idle' };
        }
        epoch = pending.epoch;
        return await lookAt(pending, complete);
      } catch (error) {
        const why = error instanceof AppError ? error.message : firstLine(error);
        tellOnce(`${epoch === null ? 'The chain' : `Epoch ${epoch}`} could not be looked at: ${why}`);
        return { kind: 'failed', epoch, why };
      }
    },
  };
}

/** Looks again and again until `signal` ends it. */
export async function watchEpochs(
  watcher: Watcher,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await watcher.look();
    await wait(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
