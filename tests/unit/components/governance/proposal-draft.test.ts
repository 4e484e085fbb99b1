import { describe, expect, it } from 'vitest';
import {
  currentValue,
  type OpenCases,
  type ProposalDraft,
  readDraft,
  startDraft,
  sumParts,
} from '@/components/governance/propose/proposal-draft';
import { proposeSearchSchema } from '@/lib/schemas/proposal-search';
import { textsFor } from '@/tests/support/texts';
import { PAYEE, state } from '@/tests/unit/chain/governance/sample-protocol';

const words = {
  t: textsFor('governance.proposalDraft'),
  protocol: { t: textsFor('governance.protocolWords'), address: textsFor('ui.address'), tag: 'en-GB' },
  say: (english: string) => english,
};
const OPEN = 10n ** 18n;
const ROOT = `0x${'5e'.repeat(32)}` as const;
const resolveBy = new Date('2026-12-01T00:00:00Z');
const cases: OpenCases = {
  challenge: { epoch: 3, root: ROOT, challenger: PAYEE, proposer: PAYEE, reason: 'wrong', resolveBy },
  disputes: [
    { contributionId: 12, datanetId: 1, datanetName: null, curator: PAYEE, disputer: PAYEE, reason: 'spam', resolveBy },
  ],
};
const chain = { local: true };

const start = (query: Record<string, string>) => startDraft(proposeSearchSchema.parse(query), { state, cases });
const read = (query: Record<string, string>, change: Partial<ProposalDraft>, open: OpenCases = cases) =>
  readDraft(words, { ...start(query), ...change }, { state, cases: open, chain });

describe('readDraft', () => {
  it.each([
    ['2', 'days', 172_800n],
    ['1.5', 'hours', 5_400n],
    ['90', 'minutes', 5_400n],
    ['3600', 'seconds', 3_600n],
    [' 2 ', 'days', 172_800n],
    ['1,5', 'hours', 5_400n],
  ] as const)('reads %s %s', (number, timeUnit, value) => {
    expect(read({ template: 'set-parameter' }, { number, timeUnit })).toEqual({
      action: { kind: 'set-parameter', parameter: 'challengeWindow', value },
      problems: null,
    });
  });

  it.each(['', 'two', '-1', '0.00001', '1e3', '1,'])('does not take "%s" for a time', (number) => {
    expect(read({ template: 'set-parameter' }, { number, timeUnit: 'days' }).problems).toHaveProperty('value');
  });

  it('does not take part of a second for a time', () => {
    expect(read({ template: 'set-parameter' }, { number: '3600.5', timeUnit: 'seconds' }).problems).toHaveProperty(
      'value',
    );
  });

  it.each([
    [{ template: 'set-parameter', parameter: 'minimumBond' }, '1,250.5', 12_505n * 10n ** 17n],
    [{ template: 'set-parameter', parameter: 'proposalBondPart' }, '12.5', 1_250n],
    [{ template: 'set-voting', setting: 'quorumPercent' }, '5', 5n],
    [{ template: 'set-voting', setting: 'proposalThreshold' }, '500000', 500_000n * OPEN],
  ])('reads a value in the unit of %o', (query, number, value) => {
    expect(read(query, { number }).action).toMatchObject({ value });
  });

  it('refuses at first what it starts with, because that changes nothing', () => {
    expect(read({ template: 'set-parameter', parameter: 'resolutionTime' }, {}).problems?.value).toContain('already');
    expect(read({ template: 'set-voting', setting: 'votingDelay' }, {}).problems?.value).toContain('already');
    expect(read({ template: 'set-fee-parts' }, {}).problems?.parts).toContain('already');
  });

  it('reads parts in percent, and names those that are none', () => {
    const parts = { ...start({ template: 'set-fee-parts' }).parts, treasury: '12.5', curators: '12.50' };
    expect(read({ template: 'set-fee-parts' }, { parts }).action).toEqual({
      kind: 'set-fee-parts',
      parts: { treasury: 1_250, builder: 2_000, curators: 1_250, compute: 500, contributors: 5_000 },
    });
    expect(read({ template: 'set-fee-parts' }, { parts: { ...parts, compute: 'five' } }).problems).toHaveProperty(
      'compute',
    );
    expect(sumParts(parts)).toBe(10_000);
    expect(sumParts({ ...parts, compute: '' })).toBeNull();
  });

  it('knows the people of the local chain by name, and nobody elsewhere', () => {
    const draft = { ...start({ template: 'spend' }), to: 'dmitri', amount: '12000' };
    expect(readDraft(words, draft, { state, cases, chain }).action).toEqual({
      kind: 'spend',
      to: PAYEE,
      amount: 12_000n * OPEN,
    });
    expect(readDraft(words, draft, { state, cases, chain: { local: false } }).problems).toHaveProperty('to');
  });

  it('refuses an address whose checksum is wrong', () => {
    const right = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
    expect(read({ template: 'spend' }, { to: right, amount: '1' }).action).toMatchObject({ to: PAYEE });
    expect(read({ template: 'spend' }, { to: right.replace('EB2c', 'eB2c'), amount: '1' }).problems).toHaveProperty(
      'to',
    );
  });

  it('leaves the guardian’s role empty, and no other', () => {
    expect(read({ template: 'set-role', role: 'guardian' }, { vacant: true }).action).toMatchObject({
      role: 'guardian',
      holder: '0x0000000000000000000000000000000000000000',
    });
    expect(read({ template: 'set-role', role: 'operator' }, { vacant: true }).problems).toHaveProperty('holder');
  });

  it('decides the challenge that is open, of the root that was judged', () => {
    const query = { template: 'resolve-challenge', epoch: '3' };
    expect(read(query, {}).problems).toHaveProperty('verdict');
    expect(read(query, { verdict: 'upheld' }).problems).toHaveProperty('reason');
    expect(read(query, { verdict: 'upheld', reason: ' It is. ' }).action).toEqual({
      kind: 'resolve-challenge',
      epoch: 3,
      root: ROOT,
      upheld: true,
      reason: 'It is.',
    });
    const none = read(query, { verdict: 'upheld', reason: 'It is.' }, { challenge: null, disputes: [] });
    expect(none.problems).toHaveProperty('case');
  });

  it('decides the dispute that a link names, and none that is not open', () => {
    const query = { template: 'resolve-dispute', contribution: '12' };
    expect(read(query, { verdict: 'dismissed', reason: 'Real.' }).action).toEqual({
      kind: 'resolve-dispute',
      contributionId: 12,
      upheld: false,
      reason: 'Real.',
    });
    const other = read({ ...query, contribution: '13' }, { verdict: 'dismissed', reason: 'Real.' });
    expect(other.problems).toHaveProperty('case');
  });
});

describe('startDraft', () => {
  it('starts with what is in force, in the largest unit that fits', () => {
    expect(start({ template: 'set-parameter', parameter: 'resolutionTime' })).toMatchObject({
      number: '21',
      timeUnit: 'days',
    });
    expect(start({ template: 'set-parameter', parameter: 'minimumBond' }).number).toBe('100');
    expect(start({ template: 'set-parameter', parameter: 'proposalBondPart' }).number).toBe('10');
    expect(start({ template: 'set-fee-parts' }).parts.curators).toBe('15');
    const odd = { ...state, voting: { ...state.voting, votingDelay: 90n } };
    expect(currentValue(start({ template: 'set-voting', setting: 'votingDelay' }), odd)).toEqual({
      number: '90',
      timeUnit: 'seconds',
    });
  });

  it('takes an address by anybody for what it is', () => {
    expect(start({ template: 'drop-tables', parameter: 'x', epoch: '-1', contribution: '1e9999' })).toMatchObject({
      template: 'set-parameter',
      parameter: 'challengeWindow',
      contributionId: '12',
    });
  });
});
