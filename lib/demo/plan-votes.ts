import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import type { Hex } from '@/lib/core/hex';
import { parseOpen } from '@/lib/core/units';
import type { PersonName } from '@/lib/demo/cast';

export type PlannedVote = {
  readonly voter: PersonName;
  readonly support: 'for' | 'against' | 'abstain';
  readonly reason: string;
};

export type PlannedProposal = {
  readonly proposer: PersonName;
  readonly title: string;
  readonly body: string;
  readonly action: ProposalAction;
  readonly votes: readonly PlannedVote[];
};

/** Who votes with whose OPEN. */
export const DELEGATIONS: readonly { readonly holder: PersonName; readonly to: PersonName }[] = [
  { holder: 'amara', to: 'amara' },
  { holder: 'hana', to: 'amara' },
  { holder: 'bilal', to: 'bilal' },
  { holder: 'chiara', to: 'bilal' },
  { holder: 'dmitri', to: 'dmitri' },
  { holder: 'farid', to: 'dmitri' },
  { holder: 'elif', to: 'elif' },
  { holder: 'grace', to: 'grace' },
];

/** It passes: its vote ends five minutes after the demo began, and whoever comes then can queue and execute it. */
export function planFirstProposal(): PlannedProposal {
  return {
    proposer: 'amara',
    title: 'Let people curate with half the stake',
    body: [
      'Whoever wants to curate a Datanet that asks for a stake needs 50 OPEN at least. For somebody who has just begun',
      'that is more than a month of answers brings. This proposal lowers the least stake to 25 OPEN; owners can still ask',
      'for more.',
    ].join(' '),
    action: { kind: 'set-parameter', parameter: 'minimumStake', value: parseOpen('25') },
    votes: [
      { voter: 'amara', support: 'for', reason: 'I know two people who would start tomorrow.' },
      { voter: 'bilal', support: 'for', reason: 'The bond of a dispute protects us anyway.' },
      { voter: 'grace', support: 'for', reason: '' },
      { voter: 'dmitri', support: 'against', reason: 'Less at risk, less care.' },
    ],
  };
}

/** It lacks votes: those of amara, who also votes for hana, decide it. */
export function planSecondProposal({ payee }: { payee: Hex }): PlannedProposal {
  return {
    proposer: 'bilal',
    title: 'Pay for gauge readings through the winter',
    body: [
      'The river watch has no readings from December to March, because nobody walks the bank then. Dmitri lives beside the',
      'upper weir and would read the gauge every morning until spring. This proposal pays him 5,000 OPEN from the treasury.',
    ].join(' '),
    action: { kind: 'spend', to: payee, amount: parseOpen('5000') },
    votes: [
      { voter: 'bilal', support: 'for', reason: 'The model guesses in winter; this is cheaper than its mistakes.' },
      { voter: 'grace', support: 'for', reason: 'I curate these notes and miss exactly these.' },
      { voter: 'elif', support: 'against', reason: 'Readings should be contributed and earn, as everybody’s do.' },
    ],
  };
}
