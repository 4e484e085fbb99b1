import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import {
  type EarningReceipt,
  type EpochRow,
  findEpoch,
  findEpochEarning,
  listEarningReceipts,
  listEpochEarnings,
  sumEpochRoles,
} from '@/lib/db/earning';
import { isClaimable } from '@/lib/server/earnings/is-claimable';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

const RECEIPTS_PER_PAGE = 25;
const EARNERS_SHOWN = 50;

/** An epoch, who earned in it, and the answers that brought it in. Base units. */
export type EpochView = EpochRow & {
  /** True once its window is over and nobody rejected it. */
  claimable: boolean;
  /** What this epoch added. */
  amount: bigint;
  earners: readonly { account: Hex; amount: bigint; cumulative: bigint }[];
  earnerCount: number;
  settlement: { id: number; transactionHash: string } | null;
  /** The account's own part, when one is looked at. */
  own: { amount: bigint; cumulative: bigint } | null;
  roles: readonly { role: string; amount: bigint; receipts: number }[];
  /** A model's name is null while the index has not read it. */
  receipts: readonly (EarningReceipt & { modelName: string | null })[];
  receiptCount: number;
  pageCount: number;
};

/** Reads the newest proposal of an epoch; with `account`, the answers that earned it something. Throws `not-found`. */
export async function readEpoch(
  { db }: { db: Db },
  { number, account, page, now }: { number: number; account: Hex | null; page: number; now: Date },
): Promise<EpochView> {
  const epoch = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? await findEpoch(db, { number }) : null;
  if (!epoch) throw new AppError('not-found', `There is no epoch ${number}.`);
  const { fileCid } = epoch;
  const [earnings, own, roles, listed, draft] = await Promise.all([
    listEpochEarnings(db, { fileCid, limit: EARNERS_SHOWN }),
    account ? findEpochEarning(db, { fileCid, account }) : null,
    sumEpochRoles(db, { epoch: number, account }),
    listEarningReceipts(db, {
      epoch: number,
      account,
      limit: RECEIPTS_PER_PAGE,
      offset: (page - 1) * RECEIPTS_PER_PAGE,
    }),
    db.epochDraft.findUnique({ where: { number }, select: { settlementId: true } }),
  ]);
  const settlement = draft
    ? await db.settlement.findUnique({ where: { id: draft.settlementId }, select: { id: true, transactionHash: true } })
    : null;
  const names = await readModelNames(db, [...new Set(listed.receipts.map((receipt) => receipt.modelId))]);
  return {
    ...epoch,
    claimable: isClaimable(epoch, now),
    amount: earnings.amount,
    earners: earnings.earnings,
    earnerCount: earnings.total,
    settlement,
    own,
    roles,
    receipts: listed.receipts.map((receipt) => ({
      ...receipt,
      modelName: names.get(receipt.modelId) ?? null,
    })),
    receiptCount: listed.total,
    pageCount: Math.max(1, Math.ceil(listed.total / RECEIPTS_PER_PAGE)),
  };
}
