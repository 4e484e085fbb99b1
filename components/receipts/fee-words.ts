import { formatBasisPoints } from '@/components/ui/format-basis-points';

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
export function feeWords({ names, pricedAtBlock, royalties, stakes }: FeeFacts): string[] {
  const nameOf = (model: number) => names[model] ?? `Model ${model}`;
  return [
    `Parts, owners and stakes are those of block ${pricedAtBlock}, at which the price was looked up: what changed later changes nothing here.`,
    ...(stakes.length > 0
      ? [
          'The curators’ part goes to who has OPEN at stake on the Datanets behind the model and accepted something that is in it, in proportion to the stake.',
        ]
      : []),
    ...royalties.map(
      ({ model, child, part }) =>
        `${nameOf(child)} was made from ${nameOf(model)}: ${formatBasisPoints(part)} of its builder’s amount flowed on, and was divided there as a fee is, among the treasury and that model’s builder, curators, computers and contributors.`,
    ),
  ];
}
