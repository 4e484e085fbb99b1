import type { Hex } from '@/lib/core/hex';
import type { AttemptState } from '@/lib/schemas/compute';

/** A computation of a run's job, as far as it decides who is believed. */
export type Attempt = {
  readonly position: number;
  readonly provider: Hex;
  readonly state: AttemptState;
  readonly resultHash: Hex | null;
  readonly createdAt: Date;
  readonly leasedUntil: Date | null;
  readonly finishedAt: Date | null;
};

export type Decision =
  /** Enough say the same: `provider` was the first of them. Positions of attempts. */
  | { kind: 'agreed'; resultHash: Hex; provider: Hex; agreed: number[]; refused: number[] }
  /** The operator is to compute it now. */
  | { kind: 'compute' }
  | { kind: 'wait'; until: Date };

export type Standing = {
  readonly attempts: readonly Attempt[];
  readonly operator: Hex;
  /** Providers whose results agreed with the operator's before, and were never refused. */
  readonly known: ReadonlySet<Hex>;
  readonly now: Date;
};

/** How many results have to agree. */
const WANTED = 2;

type Group = { readonly resultHash: Hex; readonly attempts: readonly Attempt[] };

/**
 * Who is believed. A result counts when two accounts came to it, of which one is the operator's or both are known: whoever
 * makes a second account does not confirm himself. Two of which one is not known are repeated by the operator at once.
 * The operator also computes when nobody came for `waitMs`; and where after that nobody else comes either, what the
 * operator came to counts, as it does in a run that only the operator computes.
 */
export function decideAttempts(
  { attempts, operator, known, now }: Standing,
  { offeredAt, waitMs }: { offeredAt: Date; waitMs: number },
): Decision {
  const groups = groupResults(attempts);
  const settled = groups.find((group) => isBelieved(group, { operator, known }));
  if (settled) return agreeOn(settled, groups);

  const live = attempts.filter((attempt) => isLive(attempt, now));
  const own = attempts.filter(({ provider }) => provider === operator);
  const ownResult = groups.find((group) => group.attempts.some(({ provider }) => provider === operator));
  const ownBusy = own.some((attempt) => isLive(attempt, now));
  const quietUntil = new Date(quietSince(attempts, { offeredAt, now }).getTime() + waitMs);
  const lacking = WANTED - live.length - largest(groups);
  const unconfirmed = groups.some((group) => group.attempts.length >= WANTED);
  if (!ownResult && !ownBusy && (unconfirmed || (lacking > 0 && now >= quietUntil))) return { kind: 'compute' };
  if (ownResult && live.length === 0 && now >= quietUntil) return agreeOn(ownResult, groups);
  const ends = live.flatMap(({ leasedUntil }) => (leasedUntil ? [leasedUntil.getTime()] : []));
  const later = quietUntil > now ? [...ends, quietUntil.getTime()] : ends;
  return { kind: 'wait', until: new Date(Math.min(...later, now.getTime() + waitMs)) };
}

/** How many more providers may take the job just now. */
export function countOpenPlaces({ attempts, operator, known, now }: Standing): number {
  const groups = groupResults(attempts);
  if (groups.some((group) => isBelieved(group, { operator, known }))) return 0;
  const live = attempts.filter((attempt) => isLive(attempt, now)).length;
  return Math.max(0, WANTED - live - largest(groups));
}

/** Whether somebody computes it just now. */
export function isLive({ state, leasedUntil }: Attempt, now: Date): boolean {
  return state === 'leased' && leasedUntil !== null && leasedUntil > now;
}

function groupResults(attempts: readonly Attempt[]): Group[] {
  const groups = new Map<Hex, Attempt[]>();
  for (const attempt of [...attempts].sort(byFinish)) {
    if (attempt.resultHash === null || attempt.state === 'leased' || attempt.state === 'failed') continue;
    const group = groups.get(attempt.resultHash) ?? [];
    groups.set(attempt.resultHash, group);
    // An account speaks once.
    if (!group.some(({ provider }) => provider === attempt.provider)) group.push(attempt);
  }
  return [...groups].map(([resultHash, members]) => ({ resultHash, attempts: members }));
}

function isBelieved({ attempts }: Group, { operator, known }: Pick<Standing, 'operator' | 'known'>): boolean {
  if (attempts.some(({ state }) => state === 'agreed')) return true;
  if (attempts.length < WANTED) return false;
  if (attempts.some(({ provider }) => provider === operator)) return true;
  return attempts.filter(({ provider }) => known.has(provider)).length >= WANTED;
}

/** Results that agree so far; accounts that nobody knows count as one. */
function largest(groups: readonly Group[]): number {
  return groups.length === 0 ? 0 : 1;
}

function agreeOn(group: Group, groups: readonly Group[]): Decision {
  const provider = group.attempts[0]?.provider ?? '0x';
  return {
    kind: 'agreed',
    resultHash: group.resultHash,
    provider,
    agreed: group.attempts.map(({ position }) => position),
    refused: groups
      .filter(({ resultHash }) => resultHash !== group.resultHash)
      .flatMap(({ attempts }) => attempts.map(({ position }) => position)),
  };
}

/** When something last happened: it was offered, taken, delivered, or let go. */
function quietSince(attempts: readonly Attempt[], { offeredAt, now }: { offeredAt: Date; now: Date }): Date {
  const moments = attempts.flatMap(({ createdAt, finishedAt, leasedUntil }) =>
    [createdAt, finishedAt, leasedUntil].flatMap((at) => (at && at <= now ? [at.getTime()] : [])),
  );
  return new Date(Math.max(offeredAt.getTime(), ...moments));
}

function byFinish(a: Attempt, b: Attempt): number {
  return (a.finishedAt?.getTime() ?? 0) - (b.finishedAt?.getTime() ?? 0) || a.position - b.position;
}
