import { describe, expect, it } from 'vitest';
import { checkAction } from '@/components/governance/check-action';
import { boundsInWords } from '@/components/governance/protocol-words';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import { textsFor } from '@/tests/support/texts';
import { ACTIONS, OPERATOR, PAYEE, state } from '@/tests/unit/chain/governance/sample-protocol';

const words = { t: textsFor('governance.protocolWords'), address: textsFor('ui.address'), tag: 'en-GB' };
const OPEN = 10n ** 18n;
const parts = { treasury: 1_000, builder: 2_000, curators: 1_500, compute: 500, contributors: 5_000 };
const ZERO = '0x0000000000000000000000000000000000000000';

describe('checkAction', () => {
  it.each(ACTIONS)('finds nothing wrong with $kind within its bounds', (action) => {
    expect(checkAction(words, action, state)).toEqual([]);
  });

  it.each([
    [{ kind: 'set-parameter', parameter: 'challengeWindow', value: 3_599n }, 'value', 'between 1 hour and 30 days'],
    [{ kind: 'set-parameter', parameter: 'challengeWindow', value: 2_592_001n }, 'value', 'between 1 hour and 30 days'],
    [{ kind: 'set-parameter', parameter: 'challengeWindow', value: 86_400n }, 'value', '1 day already'],
    [{ kind: 'set-parameter', parameter: 'minimumBond', value: OPEN - 1n }, 'value', 'between 1 OPEN and 100,000 OPEN'],
    [{ kind: 'set-parameter', parameter: 'proposalBondPart', value: 5_001n }, 'value', 'between 0% and 50%'],
    [{ kind: 'set-fee-parts', parts }, 'parts', 'already'],
    [{ kind: 'set-fee-parts', parts: { ...parts, compute: 600 } }, 'parts', 'make 101%'],
    [{ kind: 'set-fee-parts', parts: { ...parts, treasury: 2_001, builder: 999 } }, 'treasury', 'At most 20%'],
    [
      { kind: 'set-fee-parts', parts: { ...parts, builder: 4_001, contributors: 2_999 } },
      'contributors',
      'At least 30%',
    ],
    [{ kind: 'set-fee-parts', parts: { ...parts, compute: 0.5 } }, 'compute', 'two decimals'],
    [{ kind: 'set-role', role: 'operator', holder: ZERO }, 'holder', 'Only the guardian'],
    [{ kind: 'set-role', role: 'operator', holder: OPERATOR }, 'holder', 'already'],
    [{ kind: 'spend', to: ZERO, amount: OPEN }, 'to', 'name an account'],
    [{ kind: 'spend', to: PAYEE, amount: 0n }, 'amount', 'above 0'],
    [{ kind: 'spend', to: PAYEE, amount: 50_000n * OPEN + 1n }, 'amount', 'holds 50,000 OPEN'],
    [
      { kind: 'resolve-challenge', epoch: 1, root: `0x${'5e'.repeat(32)}`, upheld: true, reason: ' ' },
      'reason',
      'Say why',
    ],
    [{ kind: 'resolve-dispute', contributionId: 1, upheld: true, reason: 'x'.repeat(2_001) }, 'reason', '2,000'],
    [{ kind: 'set-voting', setting: 'votingPeriod', value: 0n }, 'value', 'between 1 second'],
    [{ kind: 'set-voting', setting: 'quorumPercent', value: 101n }, 'value', 'and 100%'],
    [{ kind: 'set-voting', setting: 'lateQuorumExtension', value: 604_801n }, 'value', 'and 7 days'],
    [{ kind: 'set-voting', setting: 'proposalThreshold', value: 1_000_000_001n * OPEN }, 'value', '1,000,000,000 OPEN'],
  ] satisfies [ProposalAction, string, string][])('refuses %o at %s', (action, field, said) => {
    const problems = checkAction(words, action, state);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]?.message.replaceAll('\u00a0', ' ')).toContain(said);
  });

  it('writes bounds in the unit of what they bound', () => {
    expect(boundsInWords(words, { least: 0n, most: 10_000n }, 'basis-points').replaceAll('\u00a0', ' ')).toBe(
      'Between 0% and 100%',
    );
  });
});
