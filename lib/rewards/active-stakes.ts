import { type Hex, toLowerHex } from '@/lib/core/hex';

/** A place on the chain: everything of a block up to its end, or up to one of its events. */
export type Place = { readonly blockNumber: number; readonly logIndex?: number };

/**
 * What happened to a stake. `staked`, `left` and `slashed` are amounts that came or went; `leaving` says how much of the
 * stake is announced to leave from now on, whatever was announced before (CuratorStaking's Staked, Unstaked, StakeSlashed
 * and UnstakeRequested).
 */
export type StakeEvent = {
  readonly blockNumber: number;
  readonly logIndex: number;
  readonly datanetId: number;
  readonly account: Hex;
  readonly kind: 'staked' | 'leaving' | 'left' | 'slashed';
  /** OPEN base units. */
  readonly amount: bigint;
};

/** What an account has at risk on one Datanet and has not announced to leave, in OPEN base units. */
export type ActiveStake = { readonly datanetId: number; readonly account: Hex; readonly active: bigint };

/**
 * The active stakes as of a place: what was staked, less what left, was slashed or is announced to leave, as
 * `CuratorStaking.activeStakeOf` says it. Events in any order; only positive stakes, by Datanet, then account.
 */
export function activeStakes(events: readonly StakeEvent[], asOf: Place): ActiveStake[] {
  const stakes = new Map<string, { datanetId: number; account: Hex; amount: bigint; leaving: bigint }>();
  const before = events
    .filter((event) => isUpTo(event, asOf))
    .sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
  for (const { datanetId, kind, amount, ...event } of before) {
    const account = toLowerHex(event.account);
    const key = `${datanetId} ${account}`;
    const stake = stakes.get(key) ?? { datanetId, account, amount: 0n, leaving: 0n };
    stakes.set(key, stake);
    if (kind === 'leaving') stake.leaving = amount;
    else stake.amount += kind === 'staked' ? amount : -amount;
    if (kind === 'left') stake.leaving = 0n;
  }
  return [...stakes.values()]
    .filter(({ amount, leaving }) => amount > leaving)
    .map(({ datanetId, account, amount, leaving }) => ({ datanetId, account, active: amount - leaving }))
    .sort(byDatanetAndAccount);
}

/**
 * Of the active stakes, those that earn from a model version: on a Datanet version that it names, of an account that
 * accepted at least one contribution of that Datanet version.
 */
export function earningStakes(
  stakes: readonly ActiveStake[],
  versions: readonly { readonly datanetId: number; readonly curators: Iterable<Hex> }[],
): ActiveStake[] {
  const earning = new Set(
    versions.flatMap(({ datanetId, curators }) =>
      [...curators].map((account) => `${datanetId} ${toLowerHex(account)}`),
    ),
  );
  return stakes.filter(({ datanetId, account }) => earning.has(`${datanetId} ${account}`)).sort(byDatanetAndAccount);
}

function isUpTo(event: StakeEvent, { blockNumber, logIndex }: Place): boolean {
  if (event.blockNumber !== blockNumber) return event.blockNumber < blockNumber;
  return logIndex === undefined || event.logIndex <= logIndex;
}

function byDatanetAndAccount(a: ActiveStake, b: ActiveStake): number {
  return a.datanetId - b.datanetId || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0);
}
