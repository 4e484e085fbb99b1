import { describe, expect, it } from 'vitest';
import { type TimelineFacts, timelineSteps } from '@/components/receipts/timeline-steps';
import { textsFor } from '@/tests/support/texts';

const t = textsFor('receipts.timelineSteps');

const at = new Date('2026-11-21T10:00:00Z');
const answered: TimelineFacts = {
  state: 'answered',
  askedAt: at,
  answeredAt: at,
  attributedAt: null,
  traced: true,
  settlement: null,
};
const charged = { settlementId: 3, at, transactionHash: `0x${'1'.repeat(64)}` };
const proposal = { at, status: 'proposed', claimableAt: at, claimable: false, challenged: false } as const;
const states = (facts: TimelineFacts) => timelineSteps(t, facts).map(({ label, state }) => `${label}: ${state}`);

describe('the stations of a paid answer', () => {
  it('are to come after an answer', () => {
    expect(states(answered)).toEqual([
      'Answered: done',
      'Traced to its records: current',
      'Fee charged on chain: todo',
      'Settled: todo',
      'Claimable: todo',
    ]);
  });

  it.each([
    ['its epoch closes', { epoch: 2, charged: null, proposal: null }, ['current', 'todo', 'todo']],
    ['the fee is charged', { epoch: 2, charged, proposal: null }, ['done', 'current', 'todo']],
    ['the root is proposed', { epoch: 2, charged, proposal }, ['done', 'done', 'current']],
    ['the window is over', { epoch: 2, charged, proposal: { ...proposal, claimable: true } }, ['done', 'done', 'done']],
    // An epoch read from another deployment's file: the charge is not known here, the proposal is.
    ['only the proposal is known', { epoch: 2, charged: null, proposal }, ['done', 'done', 'current']],
  ] as const)('go on when %s', (_, settlement, expected) => {
    const steps = timelineSteps(t, { ...answered, state: 'settling', attributedAt: at, settlement });
    expect(steps.slice(2).map(({ state }) => state)).toEqual(expected);
  });

  it('tell a rejected proposal, and that nothing is lost', () => {
    const settlement = { epoch: 2, charged, proposal: { ...proposal, status: 'rejected' } as const };
    const steps = timelineSteps(t, { ...answered, state: 'settling', attributedAt: at, settlement });
    expect(steps.at(-1)).toMatchObject({ label: 'Dropped after a challenge', state: 'current' });
    expect(steps.at(-2)).toMatchObject({ label: 'Settled', state: 'failed' });
  });

  it('wait while somebody objects', () => {
    const settlement = { epoch: 2, charged, proposal: { ...proposal, challenged: true } };
    const steps = timelineSteps(t, { ...answered, state: 'settling', attributedAt: at, settlement });
    expect(steps.at(-1)).toMatchObject({ label: 'Challenged', state: 'current' });
  });

  it('end where nobody was charged, and name the shares where no record was named', () => {
    expect(states({ ...answered, state: 'failed' })).toEqual(['Answered: done', 'Not charged: failed']);
    expect(states({ ...answered, traced: false, attributedAt: at })[1]).toBe('Divided by the version’s shares: done');
  });
});
