import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import { type EpochProposal, isBefore } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

/** Every root that was ever proposed, in the order of the chain. */
export async function readEpochs(source: FactsSource): Promise<EpochProposal[]> {
  const base = { address: source.addresses.rewardDistributor, abi: rewardDistributorAbi, strict: true } as const;
  const [proposed, rejected, finalised] = await Promise.all([
    readInRanges(source, (range) => source.client.getContractEvents({ ...base, ...range, eventName: 'EpochProposed' })),
    readInRanges(source, (range) => source.client.getContractEvents({ ...base, ...range, eventName: 'EpochRejected' })),
    readInRanges(source, (range) =>
      source.client.getContractEvents({ ...base, ...range, eventName: 'EpochFinalised' }),
    ),
  ]);
  const proposals = proposed.map((log) => ({ ...placeOf(log), ...log.args }));
  return proposals.map(({ epoch, root, total, fileCid, blockNumber, logIndex }, position) => {
    const here = { blockNumber, logIndex };
    const next = proposals.slice(position + 1).find((later) => later.epoch === epoch);
    // What was decided about this proposal stands after it, and before the next one of the same epoch.
    const concerns = (log: (typeof rejected)[number] | (typeof finalised)[number]) =>
      log.args.epoch === epoch && isBefore(here, placeOf(log)) && (!next || isBefore(placeOf(log), next));
    const status = rejected.some(concerns) ? 'rejected' : finalised.some(concerns) ? 'final' : 'proposed';
    return { ...here, epoch: Number(epoch), root: toLowerHex(root), total, fileCid, status };
  });
}
