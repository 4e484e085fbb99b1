import type { Cast } from '@/lib/demo/cast';
import { DELEGATIONS, type PlannedProposal } from '@/lib/demo/plan-votes';
import { castVote } from '@/lib/demo/play/cast-vote';
import { delegateVotes } from '@/lib/demo/play/delegate-votes';
import { proposeChange } from '@/lib/demo/play/propose-change';
import type { Stage } from '@/lib/demo/play/stage';

/** Everybody says who votes with their OPEN. */
export async function playDelegations(stage: Stage, cast: Cast): Promise<void> {
  await Promise.all(DELEGATIONS.map(({ holder, to }) => delegateVotes(stage, { holder: cast[holder], to: cast[to] })));
}

/** Makes a proposal. The returned function lets the planned votes be cast, once their time has come. */
export async function playProposal(
  stage: Stage,
  { cast, plan }: { cast: Cast; plan: PlannedProposal },
): Promise<() => Promise<void>> {
  const { proposer, action, title, body, votes } = plan;
  const proposalId = await proposeChange(stage, { proposer: cast[proposer], action, title, body });
  return async () => {
    for (const { voter, support, reason } of votes) {
      await castVote(stage, { voter: cast[voter], proposalId, support, reason });
    }
  };
}
