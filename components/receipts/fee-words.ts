import { formatBasisPoints } from '@/components/ui/format-basis-points';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What parents got out of their child's builder amount; amounts are decimal base units. */
export type RoyaltyFact = { model: number; version: number; child: number; part: number; amount: string };
/** What the curators' part of a model was divided by. */
export type StakeFact = { model: number; datanetId: number; account: string; active: string };

export type FeeFacts = {
  /** By id, of the models that the fee flowed through. */
  names: Readonly<Record<number, string>>;
  pricedAtBlock: number;
  royalties: readonly RoyaltyFact[];
  stakes: readonly StakeFact[];
};

/** What divided a fee beside the records, in plain sentences: the block, the stakes, the models it was made from. */
export function feeWords(
  t: TranslatorOf<'receipts.feeWords'>,
  { names, pricedAtBlock, royalties, stakes }: FeeFacts,
  tag?: string,
): string[] {
  const nameOf = (model: number) => names[model] ?? t('model', { id: model });
  return [
    t('block', { block: pricedAtBlock }),
    ...(stakes.length > 0 ? [t('stakes')] : []),
    ...royalties.map(({ model, child, part }) =>
      t('royalty', { child: nameOf(child), model: nameOf(model), part: formatBasisPoints(part, tag) }),
    ),
  ];
}
