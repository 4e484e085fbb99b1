import { MOST_PAID } from '@/lib/attribution/answer-weights/weigh-records';
import type { AttributionRule, Evidence } from '@/lib/schemas/receipt';

/** What an answer's evidence is called, and what it means, in one sentence. The two kinds are never mixed. */
export function evidenceWords(evidence: Evidence): { name: string; meaning: string } {
  switch (evidence) {
    case 'influence':
      return {
        name: 'Influence',
        meaning:
          'How much less sure of this answer the model would be, had it never learned from the record: computed from the model itself, not guessed from likeness.',
      };
    case 'provenance':
      return {
        name: 'Provenance',
        meaning:
          'Which records hold the words of this answer: found by reading them, it says where the text comes from, not why the model chose it.',
      };
    case 'none':
      return { name: 'No evidence', meaning: 'Nothing is said of single records for this answer.' };
  }
}

export type RuleFacts = {
  rule: AttributionRule;
  evidence: Evidence;
  method: string;
  disclosed: boolean;
  /** Whether some of the weight belongs to nobody in particular. */
  commons: boolean;
};

const BY_INFLUENCE = [
  'Each record is paid in proportion to how strongly it pushed for this answer.',
  `The strongest are paid, ${MOST_PAID} at most, and what the many weaker ones did goes to them; a cap keeps one record from outweighing all others.`,
  'A record that spoke against the answer costs nobody anything. One that makes the model worse on questions it was tested with earns nothing.',
];

const BY_PROVENANCE = [
  'Each record is paid for how much of the answer it carries. Where several carry the same words, they share.',
];

/** What divided the contributors' part of a fee, and why that: a heading and plain sentences. */
export function ruleWords({ rule, evidence, method, disclosed, commons }: RuleFacts): {
  heading: string;
  sentences: string[];
} {
  if (rule === 'records') {
    return {
      heading:
        evidence === 'provenance'
          ? 'Paid by what each record carries of this answer'
          : 'Paid by what each record did for this answer',
      sentences: [
        ...(evidence === 'provenance' ? BY_PROVENANCE : BY_INFLUENCE),
        'Copies earn for whoever was first; of a corrected record, half goes to its first author.',
        ...(commons
          ? [
              'Some of the weight belongs to nobody in particular (common words, or credit that cannot be given): that part follows the shares that the model version published.',
            ]
          : []),
      ],
    };
  }
  return {
    heading: 'Paid by the model version’s published shares',
    sentences: [
      reasonForShares({ evidence, method, disclosed }),
      'These shares stand in the version’s manifest since it was trained, for everybody to see, and are the same for every such answer.',
    ],
  };
}

function reasonForShares({
  evidence,
  method,
  disclosed,
}: Pick<RuleFacts, 'evidence' | 'method' | 'disclosed'>): string {
  if (!disclosed) {
    return 'The one who asked keeps question and answer private. Naming the records behind them would give them away, so none are named.';
  }
  if (method === 'records-erased') {
    return 'Some records that the model learned from were withdrawn and erased since, so nobody could check what each did for this answer.';
  }
  return evidence === 'provenance'
    ? 'No record was found to carry the answer.'
    : 'No record pushed for this answer by more than the noise.';
}
