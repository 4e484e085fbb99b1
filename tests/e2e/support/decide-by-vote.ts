import { keccak256, parseEventLogs, stringToHex } from 'viem';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { moveTime } from '@/tests/e2e/support/move-time';

const FOR = 1;

/** How long the governor and its timelock take, in seconds. */
export async function readPace(stage: Stage): Promise<{ delay: bigint; period: bigint; timelock: bigint }> {
  const governor = { address: stage.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const [delay, period, timelock] = await Promise.all([
    stage.chain.readContract({ ...governor, functionName: 'votingDelay' }),
    stage.chain.readContract({ ...governor, functionName: 'votingPeriod' }),
    stage.chain.readContract({ address: stage.addresses.timelock, abi: timelockAbi, functionName: 'getMinDelay' }),
  ]);
  return { delay, period, timelock };
}

/** Has somebody with enough votes propose an action, vote for it and carry it out, on chain, moving its clock. */
export async function decideByVote(
  stage: Stage,
  { rpcUrl, voter, action, title }: { rpcUrl: string; voter: Player; action: ProposalAction; title: string },
): Promise<void> {
  const governor = { address: stage.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const { target, value, calldata } = encodeAction(stage.addresses, action);
  const calls = [[target], [value], [calldata]] as const;
  const pace = await readPace(stage);
  // The governor counts the votes of a second ago: who has just delegated has none yet.
  await moveTime(stage, { rpcUrl, seconds: 2 });
  const proposed = await sendTransaction(stage, {
    player: voter,
    send: (writer) => writer.writeContract({ ...governor, functionName: 'propose', args: [...calls, title] }),
  });
  const [created] = parseEventLogs({ abi: tributaryGovernorAbi, eventName: 'ProposalCreated', logs: proposed.logs });
  if (!created) throw new Error('The governor made no proposal.');
  const { proposalId } = created.args;
  await moveTime(stage, { rpcUrl, seconds: pace.delay + 1n });
  await sendTransaction(stage, {
    player: voter,
    send: (writer) => writer.writeContract({ ...governor, functionName: 'castVote', args: [proposalId, FOR] }),
  });
  await moveTime(stage, { rpcUrl, seconds: pace.period + 1n });
  const hash = keccak256(stringToHex(title));
  for (const functionName of ['queue', 'execute'] as const) {
    await sendTransaction(stage, {
      player: voter,
      send: (writer) => writer.writeContract({ ...governor, functionName, args: [...calls, hash] }),
    });
    if (functionName === 'queue') await moveTime(stage, { rpcUrl, seconds: pace.timelock + 1n });
  }
}
