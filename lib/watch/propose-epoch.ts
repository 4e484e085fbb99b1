import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { allowBond } from '@/lib/chain/allow-bond';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { readRevert } from '@/lib/chain/read-revert';
import { AppError } from '@/lib/core/errors';
import type { ContentStore } from '@/lib/storage/content-store';
import { type FiledEpoch, fileNextEpoch } from '@/lib/watch/file-next-epoch';
import { inOpen } from '@/lib/watch/judge-report';
import { mirrorReceipts } from '@/lib/watch/mirror-receipts';
import { openSources } from '@/lib/watch/open-sources';
import { findLack, sendProposal } from '@/lib/watch/send-bonded';
import type { WatchDependencies } from '@/lib/watch/watch-epochs';

/**
 * Files the next epoch in the operator's place and proposes it with a bond; without a writer it only files it. Throws
 * `not-ready` while another root is proposed or the operator still has time, `insufficient-funds` without the bond, and as
 * {@link fileNextEpoch}.
 */
export async function proposeEpoch(deps: WatchDependencies & { readonly mirror: ContentStore }): Promise<FiledEpoch> {
  const { reader, writer, addresses, tell } = deps;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  await mirrorReceipts(deps);
  const [[epoch], pending] = await Promise.all([
    reader.readContract({ ...distributor, functionName: 'claimableEpoch' }),
    reader.readContract({ ...distributor, functionName: 'pending' }),
  ]);
  // A pending root whose window is over counts already, and is made final by the proposal.
  if (pending.epoch > epoch) {
    throw new AppError(
      'not-ready',
      `Epoch ${pending.epoch} is proposed already, by ${pending.proposer}. Wait for what becomes of it.`,
    );
  }
  const facts = await openChainFacts({ ...deps, client: reader });
  const sources = openSources({ ...deps, facts });
  const filed = await fileNextEpoch({ ...deps, sources }, { accepted: Number(epoch) });
  tell(
    `Epoch ${filed.epoch}: ${filed.receipts} receipts, root ${filed.root}, ${inOpen(filed.total)} in all, file ${filed.fileCid} in the mirror.`,
  );
  if (!writer) return filed;
  const bonded = { reader, writer, addresses };
  const bond = await reader.readContract({ ...distributor, functionName: 'proposalBond', args: [filed.total] });
  const lack = await findLack(bonded, bond);
  if (lack) throw new AppError('insufficient-funds', `Not proposed: ${lack}.`);
  try {
    await allowBond(bonded, bond);
    const hash = await sendProposal(bonded, filed);
    tell(`Epoch ${filed.epoch} is proposed with ${inOpen(bond)}, transaction ${hash}.`);
  } catch (error) {
    if (readRevert(error)?.name !== 'NotOperator') throw error;
    const from = await reader.readContract({ ...distributor, functionName: 'openToAllFrom' });
    throw new AppError(
      'not-ready',
      `The operator still has time to propose; from ${new Date(Number(from) * 1000).toISOString()} on anybody may, while fees wait.`,
      { cause: error },
    );
  }
  return filed;
}
