import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import { type ChainPlace, type ChallengeFact, type EpochProposal, isBefore } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

/** Every root that was ever proposed, in the order of the chain, with what became of it and of its challenges. */
export async function readEpochs(source: FactsSource): Promise<EpochProposal[]> {
  const { client } = source;
  const base = { address: source.addresses.rewardDistributor, abi: rewardDistributorAbi, strict: true } as const;
  const [proposed, rejected, finalised, challenged, dismissed, upheld, expired] = await Promise.all([
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'EpochProposed' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'EpochRejected' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'EpochFinalised' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'EpochChallenged' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'ChallengeDismissed' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'ChallengeUpheld' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'ChallengeExpired' })),
  ]);
  const resolutions = [
    ...dismissed.map((log) => ({ ...placed(log), outcome: 'dismissed' as const })),
    ...upheld.map((log) => ({ ...placed(log), outcome: 'upheld' as const })),
    ...expired.map((log) => ({ ...placed(log), outcome: 'expired' as const })),
  ].sort(inOrder);
  const challenges = challenged.map((log): ChallengeFact & { epoch: bigint } => {
    const { epoch, challenger, bond, reason, resolveBy } = log.args;
    const here = placeOf(log);
    // There is one challenge at a time: the first resolution after it is its own.
    const outcome = resolutions.find((one) => one.epoch === epoch && isBefore(here, one))?.outcome ?? 'open';
    return { ...here, epoch, challenger: toLowerHex(challenger), bond, reason, resolveBy: Number(resolveBy), outcome };
  });
  const windows = dismissed.map((log) => ({ ...placed(log), claimableAt: Number(log.args.claimableAt) }));
  const [drops, ends] = [rejected.map(placed), finalised.map(placed)];
  return proposed.map((log, position) => {
    const { epoch, proposer, root, total, fileCid, claimableAt, bond } = log.args;
    const here = placeOf(log);
    const again = proposed.slice(position + 1).find((later) => later.args.epoch === epoch);
    const next = again ? placeOf(again) : null;
    // What was decided about this proposal stands after it, and before the next one of the same epoch.
    const concerns = (one: ChainPlace & { readonly epoch: bigint }) =>
      one.epoch === epoch && isBefore(here, one) && (!next || isBefore(one, next));
    return {
      ...here,
      epoch: Number(epoch),
      proposer: toLowerHex(proposer),
      bond,
      root: toLowerHex(root),
      total,
      fileCid,
      claimableAt: windows.findLast(concerns)?.claimableAt ?? Number(claimableAt),
      challenges: challenges.filter(concerns).map(({ epoch: _, ...challenge }) => challenge),
      status: drops.some(concerns) ? 'rejected' : ends.some(concerns) ? 'final' : 'proposed',
    };
  });
}

function placed(log: { blockNumber: bigint; logIndex: number; args: { epoch: bigint } }) {
  return { ...placeOf(log), epoch: log.args.epoch };
}

function inOrder(a: ChainPlace, b: ChainPlace): number {
  return isBefore(a, b) ? -1 : 1;
}
