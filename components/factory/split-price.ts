import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import type { FeeParts } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';

/** Who gets something of a price: you, the people of models that yours was made from, and the other roles. */
export type PricePart = {
  readonly key: 'you' | 'parents' | 'contributors' | 'curators' | 'compute' | 'treasury';
  /** Base units. */
  readonly amount: bigint;
  /** Of the whole price. */
  readonly basisPoints: number;
};

const WHOLE = 10_000;

/**
 * Divides a price as an answer's fee will be, where every role has somebody; `parents` is the part of the builder's amount
 * that goes on, in basis points. Parts of nothing are left out; the amounts sum to the price.
 */
export function splitPrice(input: { price: bigint; feeParts: FeeParts; parents: number }): PricePart[] {
  const { price, feeParts, parents } = input;
  const { builder, ...others } = splitFee({ fee: price, parts: feeParts });
  const [you, on] = divideByWeights(builder, [
    { key: 'you', weight: BigInt(WHOLE - parents) },
    { key: 'parents', weight: BigInt(parents) },
  ]);
  const ofBuilder = (part: number) => (feeParts.builder * part) / WHOLE;
  const all: PricePart[] = [
    { key: 'you', amount: you?.amount ?? 0n, basisPoints: ofBuilder(WHOLE - parents) },
    { key: 'parents', amount: on?.amount ?? 0n, basisPoints: ofBuilder(parents) },
    { key: 'contributors', amount: others.contributors, basisPoints: feeParts.contributors },
    { key: 'curators', amount: others.curators, basisPoints: feeParts.curators },
    { key: 'compute', amount: others.compute, basisPoints: feeParts.compute },
    { key: 'treasury', amount: others.treasury, basisPoints: feeParts.treasury },
  ];
  return all.filter(({ basisPoints }) => basisPoints > 0);
}
