import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { allowBond } from '@/lib/chain/allow-bond';
import type { EpochProposal } from '@/lib/chain/facts/types';
import { readRevert } from '@/lib/chain/read-revert';
import { toLowerHex } from '@/lib/core/hex';
import { inOpen } from '@/lib/watch/judge-report';
import { type Bonded, findLack, sendChallenge } from '@/lib/watch/send-bonded';

/** What became of a challenge. `told`: this watcher was asked not to, or has had its say. `late`: another came first. */
export type Outcome = {
  readonly kind: 'challenged' | 'told' | 'short' | 'late';
  readonly words: string;
};

const LATE: Readonly<Record<string, string>> = {
  ChallengeOpen: 'somebody else has challenged it already.',
  WindowClosed: 'its window closed before it could be challenged.',
  NoPendingEpoch: 'it is not proposed any more.',
  RootChanged: 'another root is proposed under its number by now.',
};

/**
 * Challenges a proposal with a bond, giving the reason; never twice. Without the bond it says what is missing. Throws what
 * the node's client throws, but for a challenge that came too late.
 */
export async function challengeEpoch(
  deps: Omit<Bonded, 'writer'> & { readonly writer: Bonded['writer'] | null },
  { proposal, reason }: { proposal: EpochProposal; reason: string },
): Promise<Outcome> {
  const { reader, addresses, writer } = deps;
  const { epoch, root } = proposal;
  const bond = await reader.readContract({
    address: addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'challengeBond',
  });
  if (!writer)
    return { kind: 'told', words: `not challenged, as this watcher only looks; the bond is ${inOpen(bond)}.` };
  const own = proposal.challenges.find(({ challenger }) => challenger === toLowerHex(writer.account.address));
  if (own) return { kind: 'told', words: `not challenged again: the challenge of this watcher was ${own.outcome}.` };
  const bonded = { reader, writer, addresses };
  const lack = await findLack(bonded, bond);
  if (lack) return { kind: 'short', words: `NOT challenged: ${lack}.` };
  try {
    await allowBond(bonded, bond);
    const hash = await sendChallenge(bonded, { epoch, root, reason });
    return { kind: 'challenged', words: `challenged with ${inOpen(bond)}, transaction ${hash}.` };
  } catch (error) {
    const late = LATE[readRevert(error)?.name ?? ''];
    if (late === undefined) throw error;
    return { kind: 'late', words: late };
  }
}
