import type { Hex } from '@/lib/core/hex';
import {
  type FlowAnswerRow,
  type FlowEvidenceRow,
  type FlowShareRow,
  listDatanetNames,
  listNewestAnswers,
  sumEvidence,
  sumFlowShares,
} from '@/lib/db/attribution-flow';
import type { Db } from '@/lib/db/client';

/** A part of what shaped an answer: somebody's records in a Datanet. */
export type FlowEvidence = {
  contributor: Hex;
  /** Null where its pay follows the model version's published shares: no record of it is named. */
  datanetId: number | null;
  records: number;
  /** Base units. */
  earned: bigint;
};

/** An answer, what shaped it, and what it paid in each role. Base units. */
export type FlowAnswer = FlowAnswerRow & {
  evidence: readonly FlowEvidence[];
  paid: readonly { role: string; amount: bigint }[];
};

/** The newest published answers from contributors to payouts, newest first, and the names of Datanets. */
export async function readAttributionFlow(
  { db }: { db: Pick<Db, '$queryRaw'> },
  { limit }: { limit: number },
): Promise<{ answers: FlowAnswer[]; datanetNames: ReadonlyMap<number, string> }> {
  const answers = await listNewestAnswers(db, { limit });
  const ids = answers.map(({ id }) => id);
  const [evidence, shares] = await Promise.all([sumEvidence(db, ids), sumFlowShares(db, ids)]);
  const datanetIds = [...new Set(evidence.map(({ datanetId }) => datanetId))];
  const names = await listDatanetNames(db, datanetIds);
  const evidenceOf = Map.groupBy(evidence, ({ receiptId }) => receiptId);
  const sharesOf = Map.groupBy(shares, ({ receiptId }) => receiptId);
  return {
    answers: answers.map((answer) => joinAnswer(answer, evidenceOf.get(answer.id), sharesOf.get(answer.id))),
    datanetNames: new Map(names.map(({ id, name }) => [id, name])),
  };
}

function joinAnswer(
  answer: FlowAnswerRow,
  evidence: readonly FlowEvidenceRow[] = [],
  shares: readonly FlowShareRow[] = [],
): FlowAnswer {
  const paid = new Map<string, bigint>();
  for (const { role, amount } of shares) paid.set(role, (paid.get(role) ?? 0n) + amount);
  const byShares = shares.flatMap(({ account, amount }) =>
    account === null ? [] : [{ contributor: account, datanetId: null, records: 0, earned: amount }],
  );
  return {
    ...answer,
    evidence:
      evidence.length > 0
        ? evidence.map(({ contributor, datanetId, records, amount }) => ({
            contributor,
            datanetId,
            records,
            earned: amount,
          }))
        : byShares,
    paid: [...paid].map(([role, amount]) => ({ role, amount })),
  };
}
