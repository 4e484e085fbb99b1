import {
  REPUTATION_POINTS,
  type Reputation,
  type ReputationFacts,
} from '@/lib/attribution/reputation/score-reputation';
import type { TranslatorOf } from '@/lib/texts/namespaces';

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

type Texts = TranslatorOf<'people.reputationWords'>;

/** Each part in plain words, with its points before anything is taken away. */
export function reputationWords(
  t: Texts,
  { facts, reputation }: { facts: ReputationFacts; reputation: Reputation },
): { added: AddedPart[]; taken: TakenPart[] } {
  const added = [
    { key: 'acceptance' as const, title: t('accepted'), words: acceptanceWords(t, facts) },
    { key: 'influence' as const, title: t('used'), words: influenceWords(t, facts) },
    { key: 'payers' as const, title: t('paidFor'), words: payerWords(t, facts) },
  ].map((part) => ({
    ...part,
    points: REPUTATION_POINTS[part.key] * reputation[part.key],
    most: REPUTATION_POINTS[part.key],
  }));
  return {
    added,
    taken: [
      { key: 'harm', title: t('harm'), left: 1 - reputation.harm, words: harmWords(t, facts) },
      { key: 'disputes', title: t('disputes'), left: reputation.disputes, words: disputeWords(t, facts) },
    ],
  };
}

function acceptanceWords(t: Texts, { decidedRecords: decided, acceptedRecords: accepted }: ReputationFacts): string {
  return decided === 0 ? t('undecided') : t('acceptance', { accepted, decided });
}

function influenceWords(t: Texts, { askers, influence }: ReputationFacts): string {
  if (askers === 0) return t('unasked');
  // influence = r / (1 + r), r how many times as much as average records a typical asker's answers brought.
  const times = influence < 1 ? influence / (1 - influence) : Number.POSITIVE_INFINITY;
  const compared = Math.abs(times - 1) < 0.05 ? 'same' : Number.isFinite(times) ? 'times' : 'many';
  return t('influence', { askers, compared, times: compared === 'times' ? Number(times.toPrecision(2)) : 0 });
}

function payerWords(t: Texts, { payers }: ReputationFacts): string {
  return payers === 0 ? t('unpaid') : t('payers', { payers });
}

function harmWords(t: Texts, { measuredRecords: measured, harmfulRecords: harmful }: ReputationFacts): string {
  if (measured === 0) return t('unmeasured');
  return harmful === 0 ? t('harmless', { measured }) : t('harmful', { harmful, measured });
}

function disputeWords(t: Texts, { upheldDisputes }: ReputationFacts): string {
  if (upheldDisputes === null) return t('noDisputes');
  return t('upheld', { upheld: upheldDisputes });
}
