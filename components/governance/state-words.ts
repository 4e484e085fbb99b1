import { describeDuration } from '@/lib/core/describe-duration';
import type { ProposalState } from '@/lib/schemas/protocol';
import type { TranslatorOf } from '@/lib/texts/namespaces';

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

/**
 * How a state is called, and what comes next. Where that has a time, `at`, the sentence leaves a place for it:
 * "The vote opens <moment></moment>".
 */
export type StateWords = {
  readonly label: string;
  readonly next: NextKey;
  readonly at: Date | null;
};
export type NextKey = Extract<Parameters<TranslatorOf<'governance.stateWords'>>[0], `next.${string}`>;

/** A proposal's state in plain words at `now`. */
export function stateWords(
  t: TranslatorOf<'governance.stateWords'>,
  facts: ProposalFacts,
  { now }: { now: Date },
): StateWords {
  switch (facts.state) {
    case 'pending':
      return { label: t('pending'), next: 'next.pending', at: facts.voteStart };
    case 'active':
      return { label: t('active'), next: 'next.active', at: facts.voteEnd };
    case 'succeeded':
      return { label: t('succeeded'), next: 'next.succeeded', at: null };
    case 'queued':
      return isReady(facts, now)
        ? { label: t('ready'), next: 'next.ready', at: null }
        : { label: t('queued'), next: 'next.queued', at: facts.executableAt };
    case 'defeated':
      return {
        label: t('defeated'),
        next: isQuorumReached(facts) ? 'next.outvoted' : 'next.tooFew',
        at: null,
      };
    case 'canceled':
      return { label: t('canceled'), next: 'next.canceled', at: null };
    case 'executed':
      return { label: t('executed'), next: 'next.executed', at: null };
  }
}

/** How long after somebody starts it the waiting time ends, for a proposal that passed. `timelockDelay` in seconds. */
export function waitWords(
  t: TranslatorOf<'governance.stateWords'>,
  { timelockDelay, tag }: { timelockDelay: bigint; tag: string },
): string {
  return t('wait', { delay: describeDuration(Number(timelockDelay), tag) });
}

/** Whether a queued proposal can be executed at `now`. */
export function isReady({ state, executableAt }: Pick<ProposalFacts, 'state' | 'executableAt'>, now: Date): boolean {
  return state === 'queued' && executableAt !== null && executableAt <= now;
}

/** Votes for and abstentions make a quorum; votes against do not. */
export function isQuorumReached({ forVotes, abstainVotes, quorum }: ProposalFacts): boolean {
  return forVotes + abstainVotes >= quorum;
}
