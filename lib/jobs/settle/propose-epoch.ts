import { BaseError, ContractFunctionRevertedError } from 'viem';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import { type EpochDraft, findIndexedProposal, updateDraft } from '@/lib/db/epoch-draft';
import { markSettled } from '@/lib/db/epoch-receipts';
import { readSettlementState, type SettlementState } from '@/lib/jobs/settle/read-settlement-state';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { hashSchema } from '@/lib/schemas/hex';

/** `waiting`: the proposal before has not become final. */
export type ProposalResult = 'proposed' | 'waiting';

/**
 * Proposes an epoch's root, unless the chain has it already. A proposal whose window is over becomes final on the way.
 * Throws `conflict` when the chain holds another root for this epoch.
 */
export async function proposeEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<ProposalResult> {
  const state = await readSettlementState(deps);
  const onChain = findOnChain(state, draft);
  if (onChain) {
    if (onChain.root !== null && onChain.root !== draft.root) {
      throw new AppError(
        'conflict',
        `Epoch ${draft.number} stands on chain with root ${onChain.root}, not ${draft.root}. Somebody else proposes as the operator.`,
      );
    }
    await markProposed(deps, draft);
    return 'proposed';
  }
  if (state.pending && !state.pending.due) return 'waiting';
  if (!(await sendProposal(deps, draft))) return 'waiting';
  await markProposed(deps, draft);
  return 'proposed';
}

/**
 * Looks after the newest proposal: makes it final when its window is over, and proposes it again when a
 * reorganisation took it away. One that the guardian rejected stays as it is until somebody repairs it.
 */
export async function followProposal(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const state = await readSettlementState(deps);
  if (state.pending?.due) {
    await sendFinalisation(deps);
    return;
  }
  if (findOnChain(state, draft)) return;
  if (await findIndexedProposal(deps.db, draft.number)) return;
  await updateDraft(deps.db, { number: draft.number, state: 'filed' });
  draft.state = 'filed';
}

/** Where an epoch stands on chain; root null when it is older than what the chain still says. */
function findOnChain(state: SettlementState, { number }: EpochDraft): { root: string | null } | null {
  if (state.epoch > number) return { root: null };
  if (state.epoch === number) return { root: state.root };
  return state.pending?.epoch === number ? { root: state.pending.root } : null;
}

async function markProposed({ db }: SettleDependencies, draft: EpochDraft): Promise<void> {
  await db.$transaction(async (tx) => {
    await markSettled(tx, draft.number);
    await updateDraft(tx, { number: draft.number, state: 'proposed' });
  });
  draft.state = 'proposed';
}

async function sendProposal(
  { chain, operator, addresses }: SettleDependencies,
  { number, root, total, fileCid }: EpochDraft,
): Promise<boolean> {
  if (root === null || total === null || fileCid === null) {
    throw new AppError('internal', `Epoch ${number} is to be proposed and has no file.`);
  }
  try {
    const hash = await operator.writeContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'proposeEpoch',
      args: [BigInt(number), hashSchema.parse(root), total, fileCid],
    });
    const receipt = await chain.waitForTransactionReceipt({ hash });
    return receipt.status === 'success';
  } catch (error) {
    if (isRevert(error, 'EpochPending')) return false;
    throw error;
  }
}

async function sendFinalisation({ chain, operator, addresses }: SettleDependencies): Promise<void> {
  try {
    const hash = await operator.writeContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'finaliseEpoch',
    });
    await chain.waitForTransactionReceipt({ hash });
  } catch (error) {
    // Somebody's claim came first, or the node's clock is behind ours: both are well.
    if (!isRevert(error, 'NoPendingEpoch') && !isRevert(error, 'WindowOpen')) throw error;
  }
}

function isRevert(error: unknown, name: string): boolean {
  if (!(error instanceof BaseError)) return false;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  return reverted instanceof ContractFunctionRevertedError && reverted.data?.errorName === name;
}
