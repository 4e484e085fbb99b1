import { type ChainPlace, type EpochProposal, isBefore } from '@/lib/chain/facts/types';

/** The newest proposal of an epoch that was not rejected, optionally of those before a place of the chain. */
export function acceptedProposal(
  proposals: readonly EpochProposal[],
  epoch: number,
  before?: ChainPlace,
): EpochProposal | null {
  return (
    proposals.findLast(
      (proposal) =>
        proposal.epoch === epoch && proposal.status !== 'rejected' && (!before || isBefore(proposal, before)),
    ) ?? null
  );
}

/** The epochs whose proposals count, newest first. */
export function acceptedProposals(proposals: readonly EpochProposal[]): EpochProposal[] {
  const epochs = [...new Set(proposals.map(({ epoch }) => epoch))].sort((a, b) => b - a);
  return epochs.flatMap((epoch) => acceptedProposal(proposals, epoch) ?? []);
}
