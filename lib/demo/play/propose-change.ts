import { keccak256, toBytes } from 'viem';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import { writeDescription } from '@/lib/chain/governance/proposal-description';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const VOTES_TIMEOUT_MS = 20_000;

/**
 * Somebody proposes one change to the token holders, unless they have. Resolves with the proposal's id. Throws `timeout`
 * when they have not the votes for it.
 */
export async function proposeChange(
  stage: Stage,
  { proposer, action, title, body }: { proposer: Player; action: ProposalAction; title: string; body: string },
): Promise<bigint> {
  const governor = { address: stage.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const { target, value, calldata } = encodeAction(stage.addresses, action);
  const description = writeDescription({ title, body, proposer: proposer.account });
  const calls = [[target], [value], [calldata]] as const;
  const proposalId = await stage.chain.readContract({
    ...governor,
    functionName: 'hashProposal',
    args: [...calls, keccak256(toBytes(description))],
  });
  const snapshot = await stage.chain.readContract({
    ...governor,
    functionName: 'proposalSnapshot',
    args: [proposalId],
  });
  if (snapshot > 0n) return proposalId;
  await waitForVotes(stage, proposer);
  await sendTransaction(stage, {
    player: proposer,
    send: (writer) => writer.writeContract({ ...governor, functionName: 'propose', args: [...calls, description] }),
  });
  return proposalId;
}

/** The governor counts the votes of a second ago: who has just delegated has none yet. */
async function waitForVotes({ chain, addresses }: Stage, { name, account }: Player): Promise<void> {
  const governor = { address: addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const threshold = await chain.readContract({ ...governor, functionName: 'proposalThreshold' });
  await pollUntil(
    async () => {
      const { timestamp } = await chain.getBlock({ blockTag: 'pending' });
      const votes = await chain.readContract({
        ...governor,
        functionName: 'getVotes',
        args: [account, timestamp - 1n],
        // A chain that mines on demand has no block at the present time yet.
        blockTag: 'pending',
      });
      return votes >= threshold || null;
    },
    { what: `The votes with which ${name} may propose`, timeoutMs: VOTES_TIMEOUT_MS, everyMs: 100 },
  );
}
