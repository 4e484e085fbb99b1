import { describe, expect, it } from 'vitest';
import { timelineSteps } from '@/components/governance/proposal-timeline';
import { type ProposalFacts, stateWords } from '@/components/governance/state-words';
import { PROPOSAL_STATES } from '@/lib/schemas/protocol';

const at = (seconds: number) => new Date(seconds * 1_000);
const facts: ProposalFacts = {
  state: 'active',
  voteStart: at(100),
  voteEnd: at(200),
  executableAt: null,
  forVotes: 10n,
  againstVotes: 3n,
  abstainVotes: 2n,
  quorum: 12n,
};
const queued = { ...facts, state: 'queued', executableAt: at(300) } as const;

describe('stateWords', () => {
  it('says when the vote opens and closes', () => {
    const words = { now: at(50) };
    expect(stateWords({ ...facts, state: 'pending' }, words)).toEqual({
      label: 'Vote not open yet',
      next: 'The vote opens',
      at: at(100),
    });
    expect(stateWords(facts, words)).toEqual({ label: 'Vote open', next: 'The vote closes', at: at(200) });
  });

  it('says who has to act, and how long it takes after that', () => {
    expect(stateWords({ ...facts, state: 'succeeded' }, { now: at(201), timelockDelay: 172_800n }).next).toBe(
      'Anybody can queue it now. It can be executed 2 days after that.',
    );
    expect(stateWords(queued, { now: at(299) })).toMatchObject({ label: 'Queued', at: at(300) });
    expect(stateWords(queued, { now: at(300) })).toMatchObject({ label: 'Ready to execute', at: null });
  });

  it('says why it was defeated', () => {
    const defeated = { ...facts, state: 'defeated' } as const;
    expect(stateWords({ ...defeated, quorum: 13n }, { now: at(201) }).next).toContain('quorum was missed');
    expect(stateWords({ ...defeated, againstVotes: 11n }, { now: at(201) }).next).toContain('more votes for');
  });
});

describe('timelineSteps', () => {
  const dates = { createdAt: at(10), queuedAt: null, executedAt: null, canceledAt: null };

  it.each(PROPOSAL_STATES)('has one step under way at most, nothing done after it, when %s', (state) => {
    const steps = timelineSteps({ ...facts, ...dates, state }, at(250));
    const marks = steps.map((step) => step.state);
    const first = marks.findIndex((mark) => mark !== 'done');
    expect(marks.filter((mark) => mark === 'current').length).toBeLessThanOrEqual(1);
    expect(first === -1 ? [] : marks.slice(first)).not.toContain('done');
  });

  it('is done when executed, and ends in failure when defeated or canceled', () => {
    const marksOf = (state: ProposalFacts['state']) =>
      timelineSteps({ ...facts, ...dates, state }, at(250)).map((step) => step.state);
    expect(new Set(marksOf('executed'))).toEqual(new Set(['done']));
    expect(marksOf('defeated').at(-1)).toBe('failed');
    expect(marksOf('canceled')).toEqual(['done', 'failed']);
  });

  it('waits for execution only once the delay is over', () => {
    const marksAt = (now: Date) => timelineSteps({ ...queued, ...dates, queuedAt: at(210) }, now).map((s) => s.state);
    expect(marksAt(at(299)).slice(-2)).toEqual(['current', 'todo']);
    expect(marksAt(at(300)).slice(-2)).toEqual(['done', 'current']);
  });
});
