import type { ProposalTemplate } from '@/lib/schemas/proposal-search';

/** What each template is called, and what it is for. */
export const TEMPLATE_WORDS: Readonly<Record<ProposalTemplate, { readonly label: string; readonly purpose: string }>> =
  {
    'set-parameter': {
      label: 'Change a parameter',
      purpose: 'A window, a bond or a least stake, within bounds that no vote can change.',
    },
    'set-fee-parts': {
      label: 'Change the parts of a fee',
      purpose: 'How future fees are divided among treasury, builder, curators, compute and contributors.',
    },
    'set-role': {
      label: 'Give a role to another account',
      purpose: 'Who operates, who decides disputes quickly, and who receives the treasury’s part.',
    },
    spend: { label: 'Spend from the treasury', purpose: 'Pay OPEN from the treasury to an account.' },
    'resolve-challenge': {
      label: 'Resolve a challenged epoch',
      purpose: 'Say whether the proposed epoch or its challenger is right.',
    },
    'resolve-dispute': {
      label: 'Resolve a disputed acceptance',
      purpose: 'Say whether a contribution was rightly accepted by its curator.',
    },
    'set-voting': {
      label: 'Change how votes are held',
      purpose: 'The times of a vote, its quorum, and the votes that a proposal needs.',
    },
  };
