import type { ReactNode } from 'react';

/** Somebody, or some people together, to whom a part of an amount goes. Amounts are base units. */
export type FlowLeaf = { key: string; label: ReactNode; amount: bigint };

/** A branch of a stream. Its amount is that of its leaves together. */
export type FlowBranch = {
  key: string;
  label: string;
  /** A CSS colour that follows the theme. */
  colour: string;
  leaves: readonly FlowLeaf[];
  /** Parts of it that came by way of somebody who is not there: "Curators", "nobody holds a stake: it flows on". */
  passed: readonly { key: string; label: string; note: string; amount: bigint }[];
};

export type FlowSource = { label: ReactNode; amount: bigint };

/** What a picture of a flow is drawn from. */
export type Flow = { source: FlowSource; branches: readonly FlowBranch[] };

/** The same as fractions of the whole, which is all that a layout needs. */
export type FlowSizes = readonly {
  readonly key: string;
  readonly leaves: readonly { readonly key: string; readonly size: number }[];
  readonly passed: readonly { readonly key: string; readonly size: number }[];
}[];

/** What a branch carries in all. */
export function branchAmount(branch: Pick<FlowBranch, 'leaves'>): bigint {
  return branch.leaves.reduce((sum, leaf) => sum + leaf.amount, 0n);
}

/** Fractions of the source, exact to a thousand-millionth: for drawing only. */
export function flowSizes({ source, branches }: Flow): FlowSizes {
  const fraction = ({ key, amount }: { key: string; amount: bigint }) => ({
    key,
    size: source.amount === 0n ? 0 : Number((amount * 1_000_000_000n) / source.amount) / 1e9,
  });
  return branches.map(({ key, leaves, passed }) => ({
    key,
    leaves: leaves.map(fraction),
    passed: passed.map(fraction),
  }));
}
