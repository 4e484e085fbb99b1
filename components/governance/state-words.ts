import { describeDuration } from '@/lib/core/describe-duration';
import type { ProposalState } from '@/lib/schemas/protocol';

/** What of a proposal decides where it stands. Votes in base units of OPEN. */
export type ProposalFacts = {
  readonly state: ProposalState;
  readonly voteStart: Date;
  readonly voteEnd: Date;
  readonly executableAt: Date | null;
  readonly forVotes: bigint;
  readonly againstVotes: bigint;
  readonly abstainVotes: bigint;
  readonly quorum: bigint;
};

/** How a state is called, what comes next, and when; null where somebody has to act, or nothing comes. */
export type StateWords = { readonly label: string; readonly next: string; readonly at: Date | null };

/** A proposal's state in plain words at `now`. `timelockDelay` in seconds. */
export function stateWords(
  facts: ProposalFacts,
  { now, timelockDelay }: { now: Date; timelockDelay?: bigint },
): StateWords {
  switch (facts.state) {
    case 'pending':
      return { label: 'Vote not open yet', next: 'The vote opens', at: facts.voteStart };
    case 'active':
      return { label: 'Vote open', next: 'The vote closes', at: facts.voteEnd };
    case 'succeeded':
      return {
        label: 'Passed',
        next:
          timelockDelay === undefined
            ? 'Anybody can queue it now.'
            : `Anybody can queue it now. It can be executed ${describeDuration(Number(timelockDelay))} after that.`,
        at: null,
      };
    case 'queued':
      return isReady(facts, now)
        ? { label: 'Ready to execute', next: 'Anybody can execute it now.', at: null }
        : { label: 'Queued', next: 'It can be executed', at: facts.executableAt };
    case 'defeated':
      return {
        label: 'Defeated',
        next: isQuorumReached(facts)
          ? 'It did not get more votes for than against. Nothing changes.'
          : 'Too few votes took part: the quorum was missed. Nothing changes.',
        at: null,
      };
    case 'canceled':
      return { label: 'Canceled', next: 'It was taken back. Nothing changes.', at: null };
    case 'executed':
      return { label: 'Executed', next: 'It was carried out.', at: null };
  }
}

/** Whether a queued proposal can be executed at `now`. */
export function isReady({ state, executableAt }: Pick<ProposalFacts, 'state' | 'executableAt'>, now: Date): boolean {
  return state === 'queued' && executableAt !== null && executableAt <= now;
}

/** Votes for and abstentions make a quorum; votes against do not. */
export function isQuorumReached({ forVotes, abstainVotes, quorum }: ProposalFacts): boolean {
  return forVotes + abstainVotes >= quorum;
}
