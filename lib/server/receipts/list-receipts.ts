import type { Hex } from '@/lib/core/hex';
import { listApiKeys } from '@/lib/db/api-key';
import type { Db } from '@/lib/db/client';
import { listPublishedReceipts, listReceipts } from '@/lib/db/receipt';
import { answerText } from '@/lib/schemas/answer-text';
import type { ReceiptState } from '@/lib/schemas/receipt';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

export const RECEIPTS_PER_PAGE = 25;

/** A receipt in a list. */
export type ReceiptListItem = {
  id: string;
  modelId: number;
  /** Null while the index has not read the model's files. */
  modelName: string | null;
  account: Hex;
  question: string | null;
  label: string | null;
  fee: bigint;
  state: ReceiptState;
  epoch: number | null;
  askedAt: Date;
  /** The key that asked, by its name; null for the account itself, and in the list of everybody's. */
  key: string | null;
};

/** The receipts of an account, or, with `account` null, those that were attributed and so published; newest first. */
export async function readReceiptList(
  { db }: { db: Db },
  { account, page }: { account: Hex | null; page: number },
): Promise<{ receipts: ReceiptListItem[]; total: number; pageCount: number }> {
  const range = { limit: RECEIPTS_PER_PAGE, offset: (page - 1) * RECEIPTS_PER_PAGE };
  const { receipts, total } = account
    ? await listReceipts(db, { account, ...range })
    : await listPublishedReceipts(db, range);
  const [names, keys] = await Promise.all([
    readModelNames(db, [...new Set(receipts.map((receipt) => receipt.modelId))]),
    account ? listApiKeys(db, account) : [],
  ]);
  const keyNames = new Map(keys.map(({ id, name }) => [id, name]));
  return {
    receipts: receipts.map((receipt) => {
      const readable = account !== null || receipt.disclosed;
      return {
        id: receipt.id,
        modelId: receipt.modelId,
        modelName: names.get(receipt.modelId) ?? null,
        account: receipt.account,
        question: readable ? receipt.question : null,
        label: readable && receipt.answer ? answerText(receipt.answer) : null,
        fee: receipt.fee,
        state: receipt.state,
        epoch: receipt.epoch,
        askedAt: receipt.askedAt,
        key: receipt.apiKeyId ? (keyNames.get(receipt.apiKeyId) ?? null) : null,
      };
    }),
    total,
    pageCount: Math.max(1, Math.ceil(total / RECEIPTS_PER_PAGE)),
  };
}
