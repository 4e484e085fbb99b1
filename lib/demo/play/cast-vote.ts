import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const TIMEOUT_MS = 60_000;
/** ProposalState of the contract's enum. */
const PENDING = 0;
const ACTIVE = 1;
/** GovernorCountingSimple's VoteType. */
const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;

/**
 * A delegate votes on a proposal with a reason once its vote has begun, unless they have. When the vote is over, as after
 * a long interruption, nothing happens.
 */
export async function castVote(
  stage: Stage,
  input: { voter: Player; proposalId: bigint; support: keyof typeof SUPPORT; reason: string },
): Promise<void> {
  const { voter, proposalId, support, reason } = input;
  const governor = { address: stage.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const state = await pollUntil(
    async () => {
      const found = await stage.chain.readContract({
        ...governor,
        functionName: 'state',
        args: [proposalId],
        // A chain that mines on demand has no block at the present time yet.
        blockTag: 'pending',
      });
      return found === PENDING ? null : found;
    },
    { what: `The vote on proposal ${proposalId}`, timeoutMs: TIMEOUT_MS, everyMs: 200 },
  );
  if (state !== ACTIVE) return;
  const voted = await stage.chain.readContract({
    ...governor,
    functionName: 'hasVoted',
    args: [proposalId, voter.account],
  });
  if (voted) return;
  await sendTransaction(stage, {
    player: voter,
    send: (writer) =>
      writer.writeContract({
        ...governor,
        functionName: 'castVoteWithReason',
        args: [proposalId, SUPPORT[support], reason],
      }),
  });
}
