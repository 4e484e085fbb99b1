import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { canonicalJson } from '@/lib/core/canonical-json';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { buildEpoch } from '@/lib/rewards/build-epoch';
import { epochFileSchema } from '@/lib/schemas/epoch';

export type FalseEpoch = { epoch: number; root: Hex; bond: bigint };

/**
 * The operator, turned dishonest: with its own key and bond it proposes the next epoch with a file that gives everything
 * ever earned to itself. The accepted epoch before must be final.
 */
export async function proposeFalseEpoch(stage: Stage): Promise<FalseEpoch> {
  const { chain, addresses } = stage;
  const operator = stage.playerAt(LOCAL_ROLES.operator, 'operator');
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [accepted, , total] = await chain.readContract({
    ...distributor,
    functionName: 'claimableEpoch',
    blockTag: 'pending',
  });
  const epoch = Number(accepted) + 1;
  const [previous] = await chain.getContractEvents({
    ...distributor,
    eventName: 'EpochProposed',
    args: { epoch: accepted },
    fromBlock: 0n,
  });
  const built = buildEpoch({ previous: [], shares: [{ account: operator.account, amount: total }] });
  const file = {
    version: 1,
    epoch,
    chainId: stage.chainId,
    vault: toLowerHex(addresses.inferenceVault),
    distributor: toLowerHex(addresses.rewardDistributor),
    settlementId: 1,
    previousFileCid: previous?.args.fileCid ?? null,
    receipts: [],
    earnings: built.entries.map(({ account, amount, cumulative }) => ({
      account,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
    })),
    root: built.root,
    total: total.toString(),
  };
  epochFileSchema.parse(file);
  const { cid } = await stage.store.put({ bytes: new TextEncoder().encode(canonicalJson(file)) });
  const bond = await chain.readContract({ ...distributor, functionName: 'proposalBond', args: [total] });
  await sendTransaction(stage, {
    player: operator,
    send: (writer) =>
      writer.writeContract({
        address: addresses.openToken,
        abi: openTokenAbi,
        functionName: 'approve',
        args: [addresses.rewardDistributor, bond],
      }),
  });
  await sendTransaction(stage, {
    player: operator,
    send: (writer) =>
      writer.writeContract({
        ...distributor,
        functionName: 'proposeEpoch',
        args: [BigInt(epoch), built.root, total, cid],
      }),
  });
  return { epoch, root: built.root, bond };
}
