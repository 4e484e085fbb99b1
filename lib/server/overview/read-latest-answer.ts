import type { Db } from '@/lib/db/client';
import { storedAnswerSchema } from '@/lib/schemas/answer';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

/** Somebody, or some people together, and their part of a fee; base units. */
export type AnswerPart = { account: string; amount: bigint };

/** A paid answer that everybody may read, and where its fee went. */
export type LatestAnswer = {
  id: string;
  askedAt: Date;
  /** Its name is null while the index has not read it. */
  model: { id: number; name: string | null };
  question: string;
  /** What was answered: a label, or words. */
  answer: string;
  fee: bigint;
  /** Whose records shaped it, by what they got, largest first. */
  contributors: AnswerPart[];
  /** What went to everybody else: builders, curators, computers and the treasury. */
  rest: bigint;
};

// How far back one looks for an answer that contributors had a part in.
const LOOK_BACK = 40;

/**
 * The latest published answer in words that its asker disclosed and in which contributors had a part; null while there is
 * none. One statement over the end of the list of published receipts, whatever its length.
 */
export async function readLatestAnswer({ db }: { db: Db }): Promise<LatestAnswer | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT latest.id
    FROM (
      SELECT id, position, coalesce(answer->>'label', answer->>'text', '') AS words
      FROM receipt WHERE position IS NOT NULL AND disclosed ORDER BY position DESC LIMIT ${LOOK_BACK}
    ) AS latest
    WHERE latest.words <> '' AND EXISTS (
      SELECT FROM receipt_share WHERE receipt_share.receipt_id = latest.id AND role = 'contributors' AND amount > 0
    )
    ORDER BY latest.position DESC
    LIMIT 1`;
  if (!found) return null;
  const [receipt, shares] = await Promise.all([
    db.receipt.findUniqueOrThrow({
      where: { id: found.id },
      select: { id: true, askedAt: true, modelId: true, question: true, answer: true, fee: true },
    }),
    db.receiptShare.findMany({ where: { receiptId: found.id }, select: { account: true, role: true, amount: true } }),
  ]);
  const [names, answer] = [await readModelNames(db, [receipt.modelId]), storedAnswerSchema.parse(receipt.answer)];
  const byAccount = new Map<string, bigint>();
  let rest = 0n;
  for (const share of shares) {
    const amount = BigInt(share.amount.toFixed(0));
    if (share.role !== 'contributors') rest += amount;
    else if (amount > 0n) byAccount.set(share.account, (byAccount.get(share.account) ?? 0n) + amount);
  }
  return {
    id: receipt.id,
    askedAt: receipt.askedAt,
    model: { id: receipt.modelId, name: names.get(receipt.modelId) ?? null },
    question: receipt.question,
    answer: answer.kind === 'label' ? answer.label : answer.kind === 'vectors' ? '' : answer.text,
    fee: BigInt(receipt.fee.toFixed(0)),
    contributors: [...byAccount]
      .map(([account, amount]) => ({ account, amount }))
      .sort((a, b) => (a.amount === b.amount ? (a.account < b.account ? -1 : 1) : a.amount < b.amount ? 1 : -1)),
    rest,
  };
}
