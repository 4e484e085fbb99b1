/** Who a fee is divided among, in the order receipts list them. */
export const REWARD_ROLES = ['treasury', 'builder', 'curators', 'compute', 'contributors'] as const;
export type RewardRole = (typeof REWARD_ROLES)[number];

/** Parts of a fee in basis points; they sum to 10,000. */
export type FeeParts = Readonly<Record<RewardRole, number>>;

/** What a new deployment starts with; what holds is on chain (ProtocolParameters) and changes by vote. */
export const DEFAULT_FEE_PARTS: FeeParts = {
  treasury: 1000,
  builder: 2000,
  curators: 1500,
  compute: 500,
  contributors: 5000,
};
