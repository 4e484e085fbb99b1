import type { AttributedRecords, CreditedRecord } from '@/lib/attribution/answer-weights/types';
import { weighRecords } from '@/lib/attribution/answer-weights/weigh-records';
import { creditedWeight } from '@/lib/rewards/credit-record';

/** Records with the most negative influence that a receipt shows besides those that are paid. */
const NEGATIVES_SHOWN = 50;

/**
 * From the influence of every training record on an answer to the lines of its receipt: the weights (`weighRecords`)
 * less what nobody is credited for, which is commons, and the records that spoke loudest against the answer, in training
 * order. `tau[i]` goes with `trainingSet[i]`; `leastFloor` as there.
 */
export function attributeRecords(
  tau: Float64Array,
  trainingSet: readonly CreditedRecord[],
  { leastFloor }: { leastFloor?: bigint } = {},
): AttributedRecords {
  const weighed = weighRecords({
    tau,
    harmful: trainingSet.map(({ harmful }) => harmful),
    ...(leastFloor === undefined ? {} : { leastFloor }),
  });
  const { noiseFloor } = weighed;
  const loudest = new Set(
    weighed.records
      .filter((record) => record.influence < -noiseFloor)
      .sort((a, b) => (a.influence < b.influence ? -1 : a.influence > b.influence ? 1 : a.position - b.position))
      .slice(0, NEGATIVES_SHOWN)
      .map((record) => record.position),
  );
  let commons = 0n;
  const records = weighed.records.flatMap(({ position, influence, weight }) => {
    if (weight === 0n && !loudest.has(position)) return [];
    const credits = trainingSet[position]?.credits ?? [];
    const credited = creditedWeight(weight, credits);
    commons += credited.commons;
    return [{ position, influence, weight: credited.weight, credits }];
  });
  return { records, commons, noiseFloor };
}
