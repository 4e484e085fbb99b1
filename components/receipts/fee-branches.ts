import type { FlowBranch, FlowLeaf } from '@/components/charts/flow';
import { type FeeParts, REWARD_ROLES } from '@/lib/rewards/roles';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type BranchTexts = TranslatorOf<'receipts.feeBranches'>;

/** `model`: as a part of whose income. Base units. */
export type FeeShare = { account: string; role: string; model: number; amount: bigint };

/**
 * A branch of a fee whose leaves are accounts; those that are too many to draw are one leaf, `others` accounts together.
 * `role` is null for what flows on to a model that the answered one was made from; its leaves then have roles.
 */
export type FeeBranch = Omit<FlowBranch, 'leaves' | 'colour' | 'label'> & {
  role: string | null;
  model: number;
  leaves: readonly (Omit<FlowLeaf, 'label'> & { account: string | null; role: string | null; others: number })[];
};

/** Contributors last: what is left of the stream is theirs. Royalties come out of the builder's amount, so beside it. */
const ORDER = ['treasury', 'builder', 'curators', 'compute', 'contributors'];
const DRAWN = 9;

export type FeeDivision = {
  shares: readonly FeeShare[];
  /** The answered model. */
  model: number;
  /** Models that it was made from, in the order of the receipt. */
  royalties: readonly { model: number }[];
  /** Basis points as they applied to the answered model. */
  parts: Readonly<Record<string, number>>;
  /** Basis points before roles with nobody in them passed theirs on; null where unknown. */
  agreedParts: FeeParts | null;
};

/**
 * The way of a fee: a branch for each role that is paid, one for each model it was made from, accounts by amount. Where a
 * role with nobody in it passed its part on, the contributors' branch says by way of whom. The amounts sum to the fee.
 */
export function feeBranches(
  t: BranchTexts,
  { shares, model, royalties, parts, agreedParts }: FeeDivision,
): FeeBranch[] {
  const own = shares.filter((share) => share.model === model);
  const roles = [...ORDER, ...new Set(own.map(({ role }) => role).filter((role) => !ORDER.includes(role)))];
  const ancestors = [...new Set([...royalties.map((royalty) => royalty.model), ...shares.map((share) => share.model)])];
  return roles.flatMap((role) => {
    const lines = sortShares(own.filter((share) => share.role === role));
    const passed = role === 'contributors' ? passedOn(t, { amount: sum(lines), parts, agreed: agreedParts }) : [];
    const branch =
      lines.length > 0
        ? [{ key: role, role, model, leaves: drawn(lines, () => null), passed } satisfies FeeBranch]
        : [];
    return role === 'builder'
      ? [...branch, ...ancestors.flatMap((id) => royaltyBranch(shares, { id, model }))]
      : branch;
  });
}

function royaltyBranch(shares: readonly FeeShare[], { id, model }: { id: number; model: number }): FeeBranch[] {
  const lines = id === model ? [] : sortShares(shares.filter((share) => share.model === id));
  if (lines.length === 0) return [];
  return [{ key: `model ${id}`, role: null, model: id, leaves: drawn(lines, ({ role }) => role), passed: [] }];
}

/** Largest first; those of nothing are not drawn. */
function sortShares(shares: readonly FeeShare[]): FeeShare[] {
  return shares
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => {
      if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
      return `${a.account} ${a.role}` < `${b.account} ${b.role}` ? -1 : 1;
    });
}

function drawn(lines: readonly FeeShare[], roleOf: (line: FeeShare) => string | null): FeeBranch['leaves'] {
  const rest = lines.length > DRAWN + 1 ? lines.slice(DRAWN) : [];
  const shown = rest.length > 0 ? lines.slice(0, DRAWN) : lines;
  return [
    ...shown.map((line) => ({
      key: `${line.account} ${line.role}`,
      account: line.account,
      role: roleOf(line),
      others: 0,
      amount: line.amount,
    })),
    ...(rest.length > 0
      ? [
          {
            key: 'others',
            account: null,
            role: null,
            others: new Set(rest.map(({ account }) => account)).size,
            amount: sum(rest),
          },
        ]
      : []),
  ];
}

/** Of the contributors' amount, what came by way of roles with nobody in them. */
function passedOn(
  t: BranchTexts,
  { amount, parts, agreed }: { amount: bigint; parts: Readonly<Record<string, number>>; agreed: FeeParts | null },
): FlowBranch['passed'] {
  if (agreed === null) return [];
  const empty = REWARD_ROLES.filter((role) => parts[role] === 0 && agreed[role] > 0);
  const whole = parts.contributors ?? 0;
  const passedParts = empty.reduce((total, role) => total + agreed[role], 0);
  // Parts that do not follow from what was agreed say nothing about who passed what on.
  if (whole === 0 || passedParts + agreed.contributors !== whole) return [];
  return empty.map((role) => ({
    key: role,
    label: t('passed', { role }),
    note: t('note', { role }),
    amount: (amount * BigInt(agreed[role])) / BigInt(whole),
  }));
}

function sum(lines: readonly { amount: bigint }[]): bigint {
  return lines.reduce((total, { amount }) => total + amount, 0n);
}
