import type { AnswerPeople } from '@/components/receipts/receipt-answer';
import type { ReceiptView } from '@/lib/server/receipts/read-receipt';

/** Who gets the contributors' part of the answered model, largest first, and by what evidence; null before it is traced. */
export function peopleBehind({ attribution, shares, modelId }: ReceiptView): AnswerPeople | null {
  if (!attribution) return null;
  const people = shares
    .filter((share) => share.role === 'contributors' && share.model === modelId && share.amount > 0n)
    .map(({ account, amount }) => ({ account, amount }))
    .sort((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
  return {
    by:
      attribution.rule === 'records' ? (attribution.evidence === 'provenance' ? 'provenance' : 'influence') : 'shares',
    pool: people.reduce((sum, { amount }) => sum + amount, 0n),
    people,
  };
}
