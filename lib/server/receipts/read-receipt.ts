import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';
import {
  findReceiptAttribution,
  type InfluentialRecord,
  listInfluentialRecords,
  listReceiptShares,
  type ReceiptAttribution,
  type ReceiptShareRow,
  type RecordSide,
  sumRecordWeights,
} from '@/lib/db/receipt-detail';
import type { Answer, StoredAnswer } from '@/lib/schemas/answer';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

const RECORDS_PER_PAGE = 10;

/** A receipt as its reader may see it. Amounts are base units. */
export type ReceiptView = Omit<ReceiptRow, 'question' | 'answer' | 'requestHash'> & {
  modelName: string;
  /** Whether the viewer asked it. */
  own: boolean;
  /** Null when it is not the viewer's to read: only its salted hash is published. */
  question: string | null;
  answer: Answer | null;
  attribution: ReceiptAttribution | null;
  shares: readonly ReceiptShareRow[];
  records: readonly InfluentialRecord[];
  recordCount: number;
  weightSum: bigint;
};

export type ReceiptQuery = {
  id: string;
  viewer: Hex | null;
  side: RecordSide;
  /** Only records of this contributor. */
  contributor: string | null;
  page: number;
};

/**
 * Reads a receipt with a page of the records that mattered. Its asker sees it from the beginning, everybody from its
 * settlement on. Throws `not-found`, also for one that is not the viewer's to see yet.
 */
export async function readReceipt({ db }: { db: Db }, query: ReceiptQuery): Promise<ReceiptView> {
  const receipt = await findVisibleReceipt({ db }, query);
  const { id } = receipt;
  const [attribution, shares, page, weightSum, names] = await Promise.all([
    findReceiptAttribution(db, id),
    listReceiptShares(db, id),
    listInfluentialRecords(db, {
      receiptId: id,
      side: query.side,
      contributor: query.contributor,
      limit: RECORDS_PER_PAGE,
      offset: (query.page - 1) * RECORDS_PER_PAGE,
    }),
    sumRecordWeights(db, id),
    readModelNames(db, [receipt.modelId]),
  ]);
  const own = receipt.account === query.viewer;
  const readable = own || receipt.disclosed;
  const { requestHash: _, answer, question, ...rest } = receipt;
  return {
    ...rest,
    modelName: names.get(receipt.modelId) ?? `Model ${receipt.modelId}`,
    own,
    question: readable ? question : null,
    answer: readable && answer ? withoutSalt(answer) : null,
    attribution,
    shares,
    records: page.records,
    recordCount: page.total,
    weightSum,
  };
}

/** Pages of `readReceipt`'s records. */
export function recordPageCount(recordCount: number): number {
  return Math.max(1, Math.ceil(recordCount / RECORDS_PER_PAGE));
}

/** The receipt if the viewer may see it. Throws `not-found`. */
export async function findVisibleReceipt(
  { db }: { db: Db },
  { id, viewer }: { id: string; viewer: Hex | null },
): Promise<ReceiptRow> {
  const receipt = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findReceipt(db, id) : null;
  if (receipt && (receipt.account === viewer || receipt.state === 'settled')) return receipt;
  throw new AppError(
    'not-found',
    'There is no such receipt to see. A receipt is published when its epoch settles; before that, sign in as the one who asked.',
  );
}

function withoutSalt({ salt: _, ...answer }: StoredAnswer): Answer {
  return answer;
}
