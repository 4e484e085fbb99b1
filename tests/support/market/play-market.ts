import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { judgeRecords } from '@/lib/attribution/harm/judge-records';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import type { PublicText, TrainableText } from '@/lib/attribution/near-duplicates/types';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { ClassifierSettings } from '@/lib/models/classifier/types';
import { creditRecord, creditsOf } from '@/lib/rewards/credit-record';
import { receiptShares } from '@/lib/rewards/receipt-shares';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';
import { DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';

/** A record as somebody submitted it. `block` is when; equal blocks are in the order of the list. */
export type MarketRecord = {
  readonly text: string;
  readonly label: string;
  readonly owner: Hex;
  readonly block: number;
  readonly datanetId?: number;
  /** Not in the model's Datanet version: pending, refused, or of another Datanet. */
  readonly left?: 'pending' | 'refused' | 'elsewhere';
};

export type MarketOutcome = {
  /** What each account got as a contributor, in base units, over all answers. */
  readonly pay: ReadonlyMap<Hex, bigint>;
  /** Of that, what came by records and not by the version's shares. */
  readonly payByRecords: ReadonlyMap<Hex, bigint>;
  /** What each record given brought, in base units. */
  readonly recordPay: readonly bigint[];
  /** The same, had nobody judged which records do harm. */
  readonly unjudgedPay: readonly bigint[];
  /** Whether each record was trained on and judged harmful. */
  readonly harmful: readonly boolean[];
  /** The contributors' part of all fees. */
  readonly pool: bigint;
};

export const FEE = 10n ** 18n;
const protocol = { parts: DEFAULT_FEE_PARTS, treasury: account(900_001) };
const people = { builder: account(900_002), compute: account(900_003), stakes: [], parents: [] };

export function account(n: number): Hex {
  return `0x${n.toString(16).padStart(40, '0')}`;
}

/**
 * Plays the whole way from submissions to pay, with the code that the jobs run: who is credited for what, training,
 * which records do harm, the version's shares, and for every question influence, weights and the division of a fee of
 * one OPEN.
 */
export function playMarket(input: {
  records: readonly MarketRecord[];
  questions: readonly string[];
  settings?: Partial<ClassifierSettings>;
}): MarketOutcome {
  const { records, settings = {} } = input;
  const placed = records.map(place);
  const trained = records.flatMap((record, i) => (record.left ? [] : [i]));
  const { kept } = creditTexts({
    training: trained.flatMap((i) => placed[i] ?? []),
    others: records.flatMap((record, i) => {
      const text = placed[i];
      return record.left && text ? [{ ...text, refused: record.left === 'refused' }] : [];
    }),
  });
  const training = kept.flatMap(({ position, credits }) => {
    const i = trained[position] ?? -1;
    const record = records[i];
    return record ? [{ ...record, i, credits, hash: placed[i]?.hash ?? '0x' }] : [];
  });
  const model = trainClassifier({ records: training, settings });
  const judged = judgeRecords({ records: training, settings });
  const trainingSet = training.map(({ credits }, k) => ({ credits, harmful: judged[k]?.harmful ?? false }));
  const prepared = prepareInfluence({ model: model.model, training });
  let shares: ReturnType<typeof shareByCredits>['shares'] | undefined;
  const versionShares = () => {
    shares ??= shareByCredits(
      training.map(({ credits }) => credits),
      (owners) =>
        shareContributors({
          trained: model,
          records: training.map((record, k) => ({ ...record, contributor: owners[k] ?? '0x' })),
        }),
    ).shares;
    return shares;
  };

  const pay = new Map<Hex, bigint>();
  const payByRecords = new Map<Hex, bigint>();
  const recordPay = records.map(() => 0n);
  const unjudgedPay = records.map(() => 0n);
  let pool = 0n;
  const divide = (tau: Float64Array, set: typeof trainingSet, brought: bigint[]) => {
    const attributed = attributeRecords(tau, set);
    const needed = attributed.commons > 0n || attributed.records.every(({ weight }) => weight === 0n);
    const divided = receiptShares({
      fee: FEE,
      ...protocol,
      income: { model: 1, version: 1, ...people, versionShares: needed ? versionShares() : [] },
      records: attributed.records.map(({ position, weight, credits }) => ({
        key: training[position]?.hash ?? '0x',
        weight,
        credits,
      })),
      commons: attributed.commons,
    });
    attributed.records.forEach(({ position, credits }, k) => {
      if (brought === recordPay) {
        for (const line of creditRecord(divided.recordAmounts[k] ?? 0n, credits)) {
          payByRecords.set(line.account, (payByRecords.get(line.account) ?? 0n) + line.amount);
        }
      }
      const i = training[position]?.i ?? -1;
      brought[i] = (brought[i] ?? 0n) + (divided.recordAmounts[k] ?? 0n);
    });
    return divided;
  };
  for (const question of input.questions) {
    const { tau } = explainAnswer(prepared, question);
    divide(
      tau,
      trainingSet.map(({ credits }) => ({ credits, harmful: false })),
      unjudgedPay,
    );
    for (const share of divide(tau, trainingSet, recordPay).shares) {
      if (share.role !== 'contributors') continue;
      pay.set(share.account, (pay.get(share.account) ?? 0n) + share.amount);
      pool += share.amount;
    }
  }
  const harmful = records.map(() => false);
  training.forEach(({ i }, k) => {
    harmful[i] = trainingSet[k]?.harmful ?? false;
  });
  return { pay, payByRecords, recordPay, unjudgedPay, harmful, pool };
}

/** A record with its place in the order of submission, as the index would have it. */
function place(record: MarketRecord, i: number): TrainableText & Omit<PublicText, 'refused'> {
  return {
    submittedBlock: record.block,
    submittedIndex: i,
    contributionId: i + 1,
    index: 0,
    datanetId: record.datanetId ?? 1,
    hash: keccak256(`${i} ${record.label} ${record.text}`),
    text: record.text,
    contributor: record.owner,
    thresholds: DEFAULT_SIMILARITY,
    credits: creditsOf({ author: record.owner, corrector: null }),
    corrects: [],
  };
}
