import { describe, expect, test } from 'vitest';
import { localTerms } from '@/lib/chain/deployment-terms';
import { writeDescription } from '@/lib/chain/governance/proposal-description';
import { localAccount } from '@/lib/chain/local-accounts';
import { parseOpen } from '@/lib/core/units';
import { DELEGATIONS, planFirstProposal, planSecondProposal } from '@/lib/demo/plan-votes';
import { DEMO_ACCOUNTS } from '@/lib/demo/read-demo-datanets';

const account = localAccount(0).address;
const { votes: terms } = localTerms({
  recipient: account,
  operator: account,
  guardian: account,
  challengeWindowS: 60,
  withdrawalDelayS: 120,
});
const SUPPLY = parseOpen('1000000000');
// A bit less than what everybody is given: some of it is staked or deposited when a vote begins.
const POCKET = parseOpen('2490000');
const quorum = (SUPPLY * BigInt(terms.quorumPercent)) / 100n;
const powerOf = (name: string) => POCKET * BigInt(DELEGATIONS.filter(({ to }) => to === name).length);
const [first, second] = [planFirstProposal(), planSecondProposal({ payee: account })];
const sum = (plan: typeof first, ...supports: string[]) =>
  plan.votes.reduce((total, { voter, support }) => total + (supports.includes(support) ? powerOf(voter) : 0n), 0n);

test('everybody has said once who votes for them', () => {
  expect(DELEGATIONS.map(({ holder }) => holder).sort()).toEqual([...DEMO_ACCOUNTS].sort());
});

describe.each([first, second])('“$title”', (plan) => {
  test('may be proposed, and is voted on by delegates, each once', () => {
    expect(powerOf(plan.proposer)).toBeGreaterThanOrEqual(terms.proposalThreshold);
    const voters = plan.votes.map(({ voter }) => voter);
    expect(new Set(voters).size).toBe(voters.length);
    for (const voter of voters) expect(powerOf(voter)).toBeGreaterThan(0n);
    expect(writeDescription({ ...plan, proposer: account })).toMatch(/^# .+\n\n.+/);
  });
});

test('the first passes, the second lacks votes until amara gives hers', () => {
  expect(sum(first, 'for', 'abstain')).toBeGreaterThan(quorum);
  expect(sum(first, 'for')).toBeGreaterThan(sum(first, 'against'));
  expect(sum(second, 'for', 'abstain')).toBeLessThan(quorum);
  expect(second.votes.map(({ voter }) => voter)).not.toContain('amara');
  expect(sum(second, 'for', 'abstain') + powerOf('amara')).toBeGreaterThan(quorum);
});
