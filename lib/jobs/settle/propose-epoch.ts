import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { readRevert } from '@/lib/chain/read-revert';
import { AppError } from '@/lib/core/errors';
import { type EpochDraft, findIndexedProposal, findUpheldChallenge, updateDraft } from '@/lib/db/epoch-draft';
import { markSettled } from '@/lib/db/epoch-receipts';
import { readSettlementState, type SettlementState } from '@/lib/jobs/settle/read-settlement-state';
import { requireOperator } from '@/lib/jobs/settle/require-operator';
import { sendProposal } from '@/lib/jobs/settle/send-proposal';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** Blocks that the index may be behind when something that was on chain is gone and nobody is to be misled by it. */
const MOST_BEHIND = 20;

/** `waiting`: another proposal is not final, or the epoch before has not been proposed anew. */
export type ProposalResult = 'proposed' | 'waiting';

/**
 * Proposes an epoch's root with the bond, unless the chain has it already. A proposal whose window is over becomes final
 * on the way; while somebody else's is in its window, this one waits. Throws `conflict` when another root was accepted
 * for this epoch, and when a challenge of this very root was upheld; `forbidden` when another account is the operator and
 * it is not everybody's turn; `not-ready` when the bond is not there.
 */
export async function proposeEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<ProposalResult> {
  const state = await endWhatIsOver(deps, await readSettlementState(deps));
  const onChain = await findOnChain(deps, state, draft);
  if (onChain) {
    if (onChain.root !== draft.root && onChain.accepted) throw acceptedAnother(draft, onChain.root);
    if (onChain.root !== draft.root) return 'waiting';
    await markProposed(deps, draft);
    return 'proposed';
  }
  if (state.pending || draft.number > state.epoch + 1) return 'waiting';
  await requireNotRejected(deps, { state, draft });
  if (state.now < state.openToAllFrom) requireOperator(state, deps);
  if (!(await sendProposal(deps, draft))) return 'waiting';
  await markProposed(deps, draft);
  return 'proposed';
}

/**
 * Looks after the newest proposal: makes it final when its window is over, and readies it to be proposed again when the
 * chain does not hold it any more, because nobody resolved its challenge in time, somebody else's proposal was rejected
 * in its place, or a reorganisation took it away. Throws `conflict` when its root was rejected: then somebody has to
 * look, since the same root would lose the next bond too.
 */
export async function followProposal(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const state = await endWhatIsOver(deps, await readSettlementState(deps));
  const onChain = await findOnChain(deps, state, draft);
  if (onChain) {
    if (onChain.root !== draft.root && onChain.accepted) throw acceptedAnother(draft, onChain.root);
    return;
  }
  await requireNotRejected(deps, { state, draft });
  const indexed = await findIndexedProposal(deps.db, draft.number);
  // The index has not seen yet what became of it.
  if (indexed?.status === 'proposed') return;
  await updateDraft(deps.db, { number: draft.number, state: 'filed' });
  draft.state = 'filed';
}

/** Makes a due proposal final, and ends a challenge that nobody resolved in time, with its proposal. */
async function endWhatIsOver(deps: SettleDependencies, state: SettlementState): Promise<SettlementState> {
  if (!state.pending?.due && !state.pending?.abandoned) return state;
  const { chain, operator, addresses } = deps;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const call = state.pending.due
    ? ({ ...distributor, functionName: 'finaliseEpoch' } as const)
    : ({ ...distributor, functionName: 'expireChallenge', args: [BigInt(state.pending.epoch)] } as const);
  try {
    const hash = await operator.writeContract(call);
    await chain.waitForTransactionReceipt({ hash });
  } catch (error) {
    // Somebody came first, or the node's clock is behind ours: all is well.
    const harmless = ['NoPendingEpoch', 'WindowOpen', 'NoChallenge', 'ResolutionPending'];
    if (!harmless.includes(readRevert(error)?.name ?? '')) throw error;
  }
  return readSettlementState(deps);
}

/** The root that stands on chain under an epoch's number; null when there is none. */
async function findOnChain(
  { db }: SettleDependencies,
  state: SettlementState,
  { number, root }: EpochDraft,
): Promise<{ root: string | null; accepted: boolean } | null> {
  if (state.epoch === number) return { root: state.root, accepted: true };
  if (state.pending?.epoch === number) return { root: state.pending.root, accepted: false };
  if (state.epoch < number) return null;
  // The chain only says the newest; the index knows which one came before.
  const indexed = await findIndexedProposal(db, number);
  return { root: indexed?.status === 'final' ? indexed.root : root, accepted: true };
}

/**
 * Throws `conflict` when a challenge of the draft's root was upheld, and `not-ready` while the index is too far behind to
 * say so.
 */
async function requireNotRejected(
  { db }: SettleDependencies,
  { state, draft }: { state: SettlementState; draft: EpochDraft },
): Promise<void> {
  const cursor = await db.indexCursor.findUnique({ where: { id: 1 }, select: { blockNumber: true } });
  if (!cursor || cursor.blockNumber < state.block - MOST_BEHIND) {
    throw new AppError(
      'not-ready',
      `The index is at block ${cursor?.blockNumber ?? 0} of ${state.block}: whether epoch ${draft.number} was rejected is not known yet.`,
    );
  }
  const rejection = await findUpheldChallenge(db, draft);
  if (!rejection) return;
  const { challenger, reason, resolution } = rejection;
  throw new AppError(
    'conflict',
    `Epoch ${draft.number} was rejected with this root, ${draft.root}: ${challenger} said "${reason}", and it was decided "${resolution}". Its fees stay charged and wait. Mend what is wrong, then have it computed and proposed again (docs/architecture.md, “A rejected epoch”).`,
    { details: { epoch: draft.number, root: draft.root } },
  );
}

function acceptedAnother({ number, root }: EpochDraft, accepted: string | null): AppError {
  return new AppError(
    'conflict',
    `Epoch ${number} was accepted with root ${accepted}, not ${root}: somebody else proposed it and nobody challenged. Run npm run verify on epoch ${number} to see how they differ.`,
    { details: { epoch: number, root, accepted } },
  );
}

async function markProposed({ db }: SettleDependencies, draft: EpochDraft): Promise<void> {
  await db.$transaction(async (tx) => {
    await markSettled(tx, draft.number);
    await updateDraft(tx, { number: draft.number, state: 'proposed' });
  });
  draft.state = 'proposed';
}
