import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';
import {
  findReceiptAttribution,
  listReceiptShares,
  type ReceiptAttribution,
  type ReceiptShareRow,
} from '@/lib/db/receipt-detail';
import type { Answer, StoredAnswer } from '@/lib/schemas/answer';
import { readModelNames } from '@/lib/server/permissions/read-permissions';
import { type ReceiptSettlement, readReceiptSettlement } from '@/lib/server/receipts/read-receipt-settlement';

/** A receipt as its reader may see it, without the records. Amounts are base units. */
export type ReceiptView = Omit<ReceiptRow, 'question' | 'answer' | 'requestHash'> & {
  modelName: string;
  /** Whether the viewer asked it. */
  own: boolean;
  /** Null when it is not the viewer's to read: only its salted hash is published. */
  question: string | null;
  answer: Answer | null;
  attribution: ReceiptAttribution | null;
  shares: readonly ReceiptShareRow[];
  /** Null until its epoch closes. */
  settlement: ReceiptSettlement | null;
};

/**
 * Reads a receipt. Its asker sees it from the beginning, everybody from its settlement on. Throws `not-found`, also for
 * one that is not the viewer's to see yet.
 */
export async function readReceipt(
  { db }: { db: Db },
  { id, viewer, now }: { id: string; viewer: Hex | null; now: Date },
): Promise<ReceiptView> {
  const receipt = await findVisibleReceipt({ db }, { id, viewer });
  const [attribution, shares, settlement, names] = await Promise.all([
    findReceiptAttribution(db, id),
    listReceiptShares(db, id),
    readReceiptSettlement(db, { epoch: receipt.epoch, now }),
    readModelNames(db, [receipt.modelId]),
  ]);
  const own = receipt.account === viewer;
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
    settlement,
  };
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
