import { describe, expect, it } from 'vitest';
import { timelineSteps } from '@/components/governance/proposal-timeline';
import { type ProposalFacts, stateWords, waitWords } from '@/components/governance/state-words';
import { PROPOSAL_STATES } from '@/lib/schemas/protocol';
import { textsFor } from '@/tests/support/texts';

const t = textsFor('governance.stateWords');
const course = textsFor('governance.proposalTimeline');
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
    expect(stateWords(t, { ...facts, state: 'pending' }, words)).toEqual({
      label: 'Vote not open yet',
      next: 'next.pending',
      at: at(100),
    });
    expect(stateWords(t, facts, words)).toEqual({ label: 'Vote open', next: 'next.active', at: at(200) });
  });

  it('says who has to act, and how long it takes after that', () => {
    expect(stateWords(t, { ...facts, state: 'succeeded' }, { now: at(201) }).next).toBe('next.succeeded');
    expect(waitWords(t, { timelockDelay: 172_800n, tag: 'en-GB' })).toContain('takes effect 2 days after that');
    expect(stateWords(t, queued, { now: at(299) })).toMatchObject({ label: 'Waiting to take effect', at: at(300) });
    expect(stateWords(t, queued, { now: at(300) })).toMatchObject({ label: 'Ready to be carried out', at: null });
  });

  it('says why it was defeated', () => {
    const defeated = { ...facts, state: 'defeated' } as const;
    expect(stateWords(t, { ...defeated, quorum: 13n }, { now: at(201) }).next).toBe('next.tooFew');
    expect(stateWords(t, { ...defeated, againstVotes: 11n }, { now: at(201) }).next).toBe('next.outvoted');
  });
});

describe('timelineSteps', () => {
  const dates = { createdAt: at(10), queuedAt: null, executedAt: null, canceledAt: null };

  it.each(PROPOSAL_STATES)('has one step under way at most, nothing done after it, when %s', (state) => {
    const steps = timelineSteps(course, { ...facts, ...dates, state }, at(250));
    const marks = steps.map((step) => step.state);
    const first = marks.findIndex((mark) => mark !== 'done');
    expect(marks.filter((mark) => mark === 'current').length).toBeLessThanOrEqual(1);
    expect(first === -1 ? [] : marks.slice(first)).not.toContain('done');
  });

  it('is done when executed, and ends in failure when defeated or canceled', () => {
    const marksOf = (state: ProposalFacts['state']) =>
      timelineSteps(course, { ...facts, ...dates, state }, at(250)).map((step) => step.state);
    expect(new Set(marksOf('executed'))).toEqual(new Set(['done']));
    expect(marksOf('defeated').at(-1)).toBe('failed');
    expect(marksOf('canceled')).toEqual(['done', 'failed']);
  });

  it('waits for execution only once the delay is over', () => {
    const marksAt = (now: Date) =>
      timelineSteps(course, { ...queued, ...dates, queuedAt: at(210) }, now).map((s) => s.state);
    expect(marksAt(at(299)).slice(-2)).toEqual(['current', 'todo']);
    expect(marksAt(at(300)).slice(-2)).toEqual(['done', 'current']);
  });
});
