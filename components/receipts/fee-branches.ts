import type { FlowBranch, FlowLeaf } from '@/components/charts/flow';
import { roleWords } from '@/components/receipts/role-words';
import { DEFAULT_FEE_PARTS, REWARD_ROLES, type RewardRole } from '@/lib/rewards/roles';

export type FeeShare = { account: string; role: string; amount: bigint };

/** A branch of a fee whose leaves are accounts; those that are too many to draw are one leaf, `others` accounts together. */
export type FeeBranch = Omit<FlowBranch, 'leaves' | 'colour'> & {
  role: string;
  leaves: readonly (Omit<FlowLeaf, 'label'> & { account: string | null; others: number })[];
};

/** Contributors last: what is left of the stream is theirs. */
const ORDER = ['treasury', 'builder', 'curators', 'compute', 'contributors'];
const DRAWN = 9;

/**
 * The way of a fee: a branch for each role that is paid, its accounts by amount. Where `parts` (basis points as they
 * applied) show that a role with nobody in it passed its part on, the contributors' branch says by way of whom. The
 * amounts sum to the fee.
 */
export function feeBranches(shares: readonly FeeShare[], parts: Readonly<Record<string, number>>): FeeBranch[] {
  const roles = [...ORDER, ...new Set(shares.map(({ role }) => role).filter((role) => !ORDER.includes(role)))];
  return roles.flatMap((role) => {
    const lines = shares
      .filter((share) => share.role === role && share.amount > 0n)
      .sort((a, b) => (a.amount === b.amount ? (a.account < b.account ? -1 : 1) : a.amount > b.amount ? -1 : 1));
    if (lines.length === 0) return [];
    const amount = sum(lines);
    const passed = role === 'contributors' ? passedOn(amount, parts) : [];
    return [{ key: role, role, label: roleWords(role), leaves: drawn(lines), passed }];
  });
}

function drawn(lines: readonly FeeShare[]): FeeBranch['leaves'] {
  const rest = lines.length > DRAWN + 1 ? lines.slice(DRAWN) : [];
  const shown = rest.length > 0 ? lines.slice(0, DRAWN) : lines;
  return [
    ...shown.map(({ account, amount }) => ({ key: account, account, others: 0, amount })),
    ...(rest.length > 0 ? [{ key: 'others', account: null, others: rest.length, amount: sum(rest) }] : []),
  ];
}

/** Of the contributors' amount, what came by way of roles with nobody in them. */
function passedOn(amount: bigint, parts: Readonly<Record<string, number>>): FlowBranch['passed'] {
  const empty = REWARD_ROLES.filter((role) => parts[role] === 0 && DEFAULT_FEE_PARTS[role] > 0);
  const whole = parts.contributors ?? 0;
  const passedParts = empty.reduce((total, role) => total + DEFAULT_FEE_PARTS[role], 0);
  // Parts that were agreed otherwise say nothing about who passed what on.
  if (whole === 0 || passedParts + DEFAULT_FEE_PARTS.contributors !== whole) return [];
  return empty.map((role) => ({
    key: role,
    ...PASSED_WORDS[role],
    amount: (amount * BigInt(DEFAULT_FEE_PARTS[role])) / BigInt(whole),
  }));
}

const PASSED_WORDS: Readonly<Record<RewardRole, { label: string; note: string }>> = {
  treasury: { label: 'Treasury’s part', note: 'there is none: it flows on' },
  builder: { label: 'Builder’s part', note: 'there is none: it flows on' },
  curators: { label: 'Curators’ part', note: 'nobody staked: it flows on' },
  compute: { label: 'Compute’s part', note: 'no machine lent: it flows on' },
  contributors: { label: 'Contributors’ part', note: '' },
};

function sum(lines: readonly { amount: bigint }[]): bigint {
  return lines.reduce((total, { amount }) => total + amount, 0n);
}
