import { describe, expect, it } from 'vitest';
import { type ProposalFacts, type ProposalState, stateAt } from '@/lib/chain/governance/proposal-state';
import { stateWords } from '@/lib/chain/governance/state-words';

const facts: ProposalFacts = {
  canceled: false,
  executed: false,
  voteStart: 100,
  voteEnd: 200,
  executableAt: null,
  votes: { for: 10n, against: 3n, abstain: 2n },
  quorum: 12n,
};

describe('stateAt', () => {
  it.each([
    ['before its start', facts, 99, 'pending'],
    ['at its start', facts, 100, 'pending'],
    ['a second later', facts, 101, 'active'],
    ['in its last second', facts, 200, 'active'],
    ['after it', facts, 201, 'succeeded'],
    ['with a tie', { ...facts, votes: { for: 10n, against: 10n, abstain: 5n } }, 201, 'defeated'],
    ['one vote below the quorum', { ...facts, votes: { for: 9n, against: 3n, abstain: 2n } }, 201, 'defeated'],
    ['with votes against only', { ...facts, votes: { for: 0n, against: 50n, abstain: 0n } }, 201, 'defeated'],
    ['queued', { ...facts, executableAt: 300 }, 201, 'queued'],
    ['queued, long after', { ...facts, executableAt: 300 }, 90_000_000, 'queued'],
    ['executed', { ...facts, executableAt: 300, executed: true }, 301, 'executed'],
    ['canceled', { ...facts, canceled: true }, 50, 'canceled'],
  ] satisfies [string, ProposalFacts, number, ProposalState][])('%s', (_, given, now, state) => {
    expect(stateAt(given, now)).toBe(state);
  });
});

describe('stateWords', () => {
  const wordsAt = (given: ProposalFacts, now: number) =>
    stateWords({ state: stateAt(given, now), facts: given, now, timelockDelay: 172_800n });

  it('says when the vote opens and closes', () => {
    expect(wordsAt(facts, 50)).toEqual({ label: 'Vote not open yet', next: 'The vote opens', at: 101 });
    expect(wordsAt(facts, 150)).toEqual({ label: 'Vote open', next: 'The vote closes', at: 201 });
  });

  it('says who has to act, and how long it takes after that', () => {
    expect(wordsAt(facts, 201).next).toBe(
      'Anybody can queue it now. It takes effect 2 days after that at the earliest.',
    );
    expect(wordsAt({ ...facts, executableAt: 300 }, 250)).toMatchObject({ label: 'Queued', at: 300 });
    expect(wordsAt({ ...facts, executableAt: 300 }, 300)).toMatchObject({ label: 'Ready to execute', at: null });
  });

  it('says why it was defeated', () => {
    expect(wordsAt({ ...facts, quorum: 13n }, 201).next).toContain('quorum was missed');
    expect(wordsAt({ ...facts, votes: { for: 10n, against: 11n, abstain: 2n } }, 201).next).toContain('more votes');
  });
});
