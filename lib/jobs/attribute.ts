import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';
import {
  type AnsweringVersion,
  findAnsweringVersion,
  noteReceiptProblem,
  writeAttribution,
} from '@/lib/db/receipt-attribution';
import { type BuiltReceipt, buildReceipt } from '@/lib/jobs/attribute/build-receipt';
import { explainLabel } from '@/lib/jobs/attribute/explain-label';
import { explainQuote } from '@/lib/jobs/attribute/explain-quote';
import { notExplained } from '@/lib/jobs/attribute/explained';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import { readModelRecords } from '@/lib/jobs/read-model-records';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import type { ContentStore } from '@/lib/storage/content-store';

export type AttributeDependencies = {
  db: Db;
  store: ContentStore;
  thread: Pick<AttributionThread, 'explain'>;
  contracts: { chainId: number; vault: Hex };
  treasury: Hex;
};

/**
 * Attributes one answer: what every training record did for it, from that the fee's shares, and the receipt. Everything
 * is written in one transaction; a second run finds the receipt attributed and does nothing. An undisclosed answer, and
 * one whose training records are not all readable any more, follows the version's published shares.
 */
export async function attribute(deps: AttributeDependencies, { receiptId }: { receiptId: string }): Promise<void> {
  const { db } = deps;
  const receipt = await findReceipt(db, receiptId);
  if (receipt?.state !== 'answered') return;
  try {
    const version = await findAnsweringVersion(db, { modelId: receipt.modelId, version: receipt.modelVersion });
    if (!version) {
      throw new AppError('not-ready', `Model ${receipt.modelId} version ${receipt.modelVersion} is not indexed yet.`);
    }
    const { document, shares, records } = await explainAndDivide(deps, { receipt, version });
    const now = new Date();
    await db.$transaction((tx) => writeAttribution(tx, { receiptId, document, shares, records, now }), {
      maxWait: 20_000,
      timeout: 60_000,
    });
  } catch (error) {
    const problem = error instanceof AppError ? error.message : 'The attribution failed; it will be tried again.';
    await noteReceiptProblem(db, { receiptId, problem });
    throw error;
  }
}

async function explainAndDivide(
  deps: AttributeDependencies,
  { receipt, version }: { receipt: ReceiptRow; version: AnsweringVersion },
): Promise<BuiltReceipt> {
  const { store } = deps;
  const byVersion = (method: 'none' | 'records-erased') =>
    buildReceipt(deps, { receipt, version, trainingSet: null, explained: notExplained(method) });
  if (!receipt.disclosed) return byVersion('none');
  const training = await readModelRecords(deps, version);
  // Then nobody could check what the records did.
  if (training === null) return byVersion('records-erased');
  const trainingSet = await readTrainingSet({ store }, version.manifest);
  const explained =
    version.manifest.kind === 'retrieval'
      ? await explainQuote(deps, { receipt, manifest: version.manifest, training, trainingSet })
      : await explainLabel(deps, { receipt, version, training, trainingSet });
  return buildReceipt(deps, { receipt, version, trainingSet, explained });
}
