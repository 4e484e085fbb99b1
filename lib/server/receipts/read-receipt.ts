import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { readProtocolAt } from '@/lib/db/protocol';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';
import {
  findReceiptAttribution,
  listReceiptShares,
  type ReceiptAttribution,
  type ReceiptShareRow,
} from '@/lib/db/receipt-detail';
import type { FeeParts } from '@/lib/rewards/roles';
import type { Answer, StoredAnswer } from '@/lib/schemas/answer';
import type { ReceiptState } from '@/lib/schemas/receipt';
import { readModelNames } from '@/lib/server/permissions/read-permissions';
import { type ReceiptSettlement, readReceiptSettlement } from '@/lib/server/receipts/read-receipt-settlement';

/** A receipt as its reader may see it, without the records. Amounts are base units. */
export type ReceiptView = Omit<ReceiptRow, 'question' | 'answer' | 'requestHash'> & {
  /** Null while the index has not read the model's files; so are `names`. */
  modelName: string | null;
  /** Whether the viewer asked it. */
  own: boolean;
  /** Null when it is not the viewer's to read: only its salted hash is published. */
  question: string | null;
  answer: Answer | null;
  attribution: ReceiptAttribution | null;
  shares: readonly ReceiptShareRow[];
  /** Basis points of a fee as of its block, before roles with nobody in them passed theirs on; null where unknown here. */
  agreedParts: FeeParts | null;
  /** Names of the models that its fee flowed through, by id. */
  names: Readonly<Record<number, string | null>>;
  /** Null until its epoch closes. */
  settlement: ReceiptSettlement | null;
};

/**
 * Reads a receipt. Its asker sees it from the beginning, everybody once it is attributed and so published. Throws
 * `not-found`, also for one that is not the viewer's to see yet.
 */
export async function readReceipt(
  { db }: { db: Db },
  { id, viewer, now }: { id: string; viewer: Hex | null; now: Date },
): Promise<ReceiptView> {
  const receipt = await findVisibleReceipt({ db }, { id, viewer });
  const [attribution, shares, settlement, agreedParts] = await Promise.all([
    findReceiptAttribution(db, id),
    listReceiptShares(db, id),
    readReceiptSettlement(db, { epoch: receipt.epoch, now }),
    readAgreedParts(db, receipt.pricedAtBlock),
  ]);
  const models = [receipt.modelId, ...(attribution?.royalties ?? []).map(({ model }) => model)];
  const known = await readModelNames(db, [...new Set(models)]);
  const names = Object.fromEntries(models.map((model) => [model, known.get(model) ?? null]));
  const own = receipt.account === viewer;
  const readable = own || receipt.disclosed;
  const { requestHash: _, answer, question, ...rest } = receipt;
  return {
    ...rest,
    modelName: names[receipt.modelId] ?? null,
    own,
    question: readable ? question : null,
    answer: readable && answer ? withoutSalt(answer) : null,
    attribution,
    shares,
    agreedParts,
    names,
    settlement,
  };
}

/** The receipt if the viewer may see it. Throws `not-found`. */
export async function findVisibleReceipt(
  { db }: { db: Db },
  { id, viewer }: { id: string; viewer: Hex | null },
): Promise<ReceiptRow> {
  const receipt = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findReceipt(db, id) : null;
  if (receipt && (receipt.account === viewer || PUBLISHED.has(receipt.state))) return receipt;
  throw new AppError(
    'not-found',
    'There is no such receipt to see. A receipt is published once it is traced; before that, sign in as the one who asked.',
  );
}

const PUBLISHED: ReadonlySet<ReceiptState> = new Set(['attributed', 'settling', 'settled']);

async function readAgreedParts(db: Db, block: number): Promise<FeeParts | null> {
  try {
    return (await readProtocolAt(db, { block })).parts;
  } catch (error) {
    // An index that begins later than the receipt: what passed on from whom is then not told.
    if (error instanceof AppError && error.code === 'not-ready') return null;
    throw error;
  }
}

function withoutSalt({ salt: _, ...answer }: StoredAnswer): Answer {
  return answer;
}
