import { keccak256, toBytes } from 'viem';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import { writeDescription } from '@/lib/chain/governance/proposal-description';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** Somebody proposes one change to the token holders, unless they have. Resolves with the proposal's id. */
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
  await sendTransaction(stage, {
    player: proposer,
    send: (writer) => writer.writeContract({ ...governor, functionName: 'propose', args: [...calls, description] }),
  });
  return proposalId;
}
