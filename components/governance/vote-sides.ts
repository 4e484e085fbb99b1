import type { ProposalFacts } from '@/components/governance/state-words';

/** The sides of a vote in the order in which they are drawn: the first two count towards the turnout needed. */
export const VOTE_SIDES = [
  { key: 'forVotes', support: 'for', fill: 'bg-river' },
  { key: 'abstainVotes', support: 'abstain', fill: 'bg-line-strong' },
  { key: 'againstVotes', support: 'against', fill: 'bg-bad' },
] as const;

type Votes = Pick<ProposalFacts, 'forVotes' | 'againstVotes' | 'abstainVotes'>;

export function castVotes({ forVotes, againstVotes, abstainVotes }: Votes): bigint {
  return forVotes + againstVotes + abstainVotes;
}

/** For drawing only: hundredths of a percent. */
export function percentOf(part: bigint, whole: bigint): number {
  if (whole === 0n) return 0;
  return Math.min(100, Number((part * 10_000n) / whole) / 100);
}
