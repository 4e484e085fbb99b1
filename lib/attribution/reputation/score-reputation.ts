import { wilsonLowerBound } from '@/lib/attribution/reputation/wilson-lower-bound';

/** What is known of a contributor. Counts; nothing here grows by selling more to the same people. */
export type ReputationFacts = {
  /** Records that curators of others' Datanets decided on, and those of them that they took. */
  readonly decidedRecords: number;
  readonly acceptedRecords: number;
  /** Other accounts that paid for answers of models trained on the contributor's records. */
  readonly askers: number;
  /** Those of them whose answers used the contributor's records. */
  readonly payers: number;
  /**
   * The mean over these askers of `earned / (earned + expected)`: what the contributor's records earned by the asker's
   * answers against what as many average records of the same models would have. 0 to 1; ½ is average. 0 without askers.
   */
  readonly influence: number;
  /** Accepted records whose effect on a model was measured, and those of them found harmful. A few are by chance: hence the lower bound. */
  readonly measuredRecords: number;
  readonly harmfulRecords: number;
  /** Disputes upheld against the contributor; null while no dispute is possible. */
  readonly upheldDisputes: number | null;
};

/** A reputation with its parts, each 0 to 1. */
export type Reputation = {
  /** 0 to 100, a whole number. */
  readonly score: number;
  /** What adds up, in parts of 1. */
  readonly acceptance: number;
  readonly influence: number;
  readonly payers: number;
  /** What takes away, in parts of 1. */
  readonly harm: number;
  /** What upheld disputes leave of it: 1, ½, ¼, … */
  readonly disputes: number;
};

/** Most points of each part; they sum to 100. */
export const REPUTATION_POINTS = { acceptance: 40, influence: 35, payers: 25 } as const;
/** So many askers count for half as much as countless ones. */
const HALF_TRUSTED_ASKERS = 2;
/** So many payers give half the points of countless ones. */
const HALF_PAYERS = 5;

/**
 * The one formula of a contributor's reputation (docs/attribution.md, “Reputation”):
 *
 *     R = (40·A + 35·U + 25·P) · (1 − H) · 2^(−D), rounded
 *     A = wilson(accepted, decided)        U = influence · askers / (askers + 2)
 *     P = payers / (payers + 5)            H = wilson(harmful, measured)
 *
 * with `wilson` the lower end of Wilson's 95 % interval: who has shown little starts low, and is blamed late. Each part is
 * bounded, and the score never falls when a part gets better.
 */
export function scoreReputation(facts: ReputationFacts): Reputation {
  const acceptance = wilsonLowerBound(facts.acceptedRecords, facts.decidedRecords);
  const influence = (facts.influence * facts.askers) / (facts.askers + HALF_TRUSTED_ASKERS);
  const payers = facts.payers / (facts.payers + HALF_PAYERS);
  const harm = wilsonLowerBound(facts.harmfulRecords, facts.measuredRecords);
  const disputes = 0.5 ** (facts.upheldDisputes ?? 0);
  const earned =
    REPUTATION_POINTS.acceptance * acceptance +
    REPUTATION_POINTS.influence * influence +
    REPUTATION_POINTS.payers * payers;
  return { score: Math.round(earned * (1 - harm) * disputes), acceptance, influence, payers, harm, disputes };
}
