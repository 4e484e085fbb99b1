import { countWords } from '@/components/datanets/count-words';
import {
  REPUTATION_POINTS,
  type Reputation,
  type ReputationFacts,
} from '@/lib/attribution/reputation/score-reputation';

/** A part of a reputation that adds points. */
export type AddedPart = {
  key: 'acceptance' | 'influence' | 'payers';
  title: string;
  points: number;
  most: number;
  words: string;
};
/** A part that takes away: what is left of the points, 1 when it takes nothing. */
export type TakenPart = { key: 'harm' | 'disputes'; title: string; left: number; words: string };

/** Each part in plain words, with its points before anything is taken away. */
export function reputationWords({ facts, reputation }: { facts: ReputationFacts; reputation: Reputation }): {
  added: AddedPart[];
  taken: TakenPart[];
} {
  const added = [
    { key: 'acceptance' as const, title: 'Accepted', words: acceptanceWords(facts) },
    { key: 'influence' as const, title: 'Used', words: influenceWords(facts) },
    { key: 'payers' as const, title: 'Paid for by', words: payerWords(facts) },
  ].map((part) => ({
    ...part,
    points: REPUTATION_POINTS[part.key] * reputation[part.key],
    most: REPUTATION_POINTS[part.key],
  }));
  return {
    added,
    taken: [
      { key: 'harm', title: 'Harm', left: 1 - reputation.harm, words: harmWords(facts) },
      { key: 'disputes', title: 'Disputes', left: reputation.disputes, words: disputeWords(facts) },
    ],
  };
}

function acceptanceWords({ decidedRecords, acceptedRecords }: ReputationFacts): string {
  if (decidedRecords === 0) return 'No curator of somebody else’s Datanet has decided on a record yet.';
  return `${acceptedRecords.toLocaleString('en')} of ${countWords(decidedRecords, 'record')} accepted by curators of others’ Datanets. A few prove less than many.`;
}

function influenceWords({ askers, influence }: ReputationFacts): string {
  if (askers === 0) return 'Nobody else has paid yet for an answer of a model trained on these records.';
  // influence = r / (1 + r), r how many times as much as average records a typical asker's answers brought.
  const times = influence < 1 ? influence / (1 - influence) : Number.POSITIVE_INFINITY;
  const compared = Math.abs(times - 1) < 0.05 ? 'as much as' : `${formatTimes(times)} times as much as`;
  return `By the answers of ${countWords(askers, 'asker')}, these records earned ${compared} the average record of the same models.`;
}

function formatTimes(times: number): string {
  return Number.isFinite(times) ? times.toLocaleString('en', { maximumSignificantDigits: 2 }) : 'many';
}

function payerWords({ payers }: ReputationFacts): string {
  if (payers === 0) return 'Nobody else’s paid answer has used these records yet.';
  return `${countWords(payers, 'different account')} paid for answers that used these records. How much and how often does not count, nor what the person paid.`;
}

function harmWords({ measuredRecords, harmfulRecords }: ReputationFacts): string {
  if (measuredRecords === 0) return 'Not measured for these records yet.';
  if (harmfulRecords === 0) return `None of ${countWords(measuredRecords, 'measured record')} makes a model worse.`;
  return `${harmfulRecords.toLocaleString('en')} of ${countWords(measuredRecords, 'measured record')} ${harmfulRecords === 1 ? 'makes' : 'make'} a model worse by its training’s measure; a few can by chance.`;
}

function disputeWords({ upheldDisputes }: ReputationFacts): string {
  if (upheldDisputes === null) return 'No disputes possible yet.';
  if (upheldDisputes === 0) return 'None was upheld.';
  return `${countWords(upheldDisputes, 'dispute')} upheld; each halves the rest.`;
}
