import type { NearRecord } from '@/lib/attribution/suspicious-labels/types';

/** A model that has not seen the record must find another label e² ≈ 7.4 times as probable. */
const LEAST_ODDS = 2;

/**
 * Whether a curator should look at a label: two witnesses must agree. The model finds another label far more probable
 * (`odds` = log(p_top / p_own)), and among the nearest records some other label outweighs the record's own. Without the
 * model (`odds` null) the neighbours must be of one mind: none has the record's label.
 */
export function isDoubtful(input: { own: string; odds: number | null; near: readonly NearRecord[] }): boolean {
  const { own, odds, near } = input;
  const votes = new Map<string, number>();
  for (const { label, similarity } of near) votes.set(label, (votes.get(label) ?? 0) + similarity);
  const mine = votes.get(own) ?? 0;
  let most = 0;
  for (const [label, vote] of votes) if (label !== own && vote > most) most = vote;
  if (odds === null) return mine === 0 && most > 0;
  return odds >= LEAST_ODDS && most > mine;
}
