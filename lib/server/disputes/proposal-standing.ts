/** Where a proposal of an epoch stands: `counting` once its window is over, though nobody made it final yet. */
export type ProposalStanding = 'open' | 'challenged' | 'counting' | 'final' | 'rejected';

export function standingOf(
  proposal: { status: 'proposed' | 'rejected' | 'final'; challenged: boolean; claimableAt: Date },
  now: Date,
): ProposalStanding {
  if (proposal.status !== 'proposed') return proposal.status;
  if (proposal.challenged) return 'challenged';
  return proposal.claimableAt <= now ? 'counting' : 'open';
}
