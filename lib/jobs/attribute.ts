import { canonicalJson } from '@/lib/core/canonical-json';
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
import type { TrainingRecord } from '@/lib/db/training-records';
import { type BuiltReceipt, buildReceipt } from '@/lib/jobs/attribute/build-receipt';
import { explainLabel } from '@/lib/jobs/attribute/explain-label';
import { explainQuote } from '@/lib/jobs/attribute/explain-quote';
import { explainText } from '@/lib/jobs/attribute/explain-text';
import { type Explained, notExplained } from '@/lib/jobs/attribute/explained';
import { readPaidParties } from '@/lib/jobs/attribute/read-paid-parties';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import { readModelRecords } from '@/lib/jobs/read-model-records';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

export type AttributeDependencies = {
  db: Db;
  store: ContentStore;
  thread: Pick<AttributionThread, 'explain' | 'explainText'>;
  contracts: { chainId: number; vault: Hex };
};

/**
 * Attributes one answer: what every training record did for it, from that the fee's shares, and the receipt, which is
 * published with it: its document goes into the content store before any row names it. The rows are written in one
 * transaction; a second run finds the receipt attributed and does nothing. An undisclosed answer, and one whose training
 * records are not all readable any more, follows the version's published shares.
 */
export async function attribute(deps: AttributeDependencies, { receiptId }: { receiptId: string }): Promise<void> {
  const { db, store } = deps;
  const receipt = await findReceipt(db, receiptId);
  if (receipt?.state !== 'answered') return;
  try {
    const { document, shares, records } = await explainAndDivide(deps, receipt);
    const { cid: publishedCid } = await store.put({ bytes: new TextEncoder().encode(canonicalJson(document)) });
    const now = new Date();
    await db.$transaction((tx) => writeAttribution(tx, { receiptId, document, publishedCid, shares, records, now }), {
      maxWait: 20_000,
      timeout: 60_000,
    });
  } catch (error) {
    const problem = error instanceof AppError ? error.message : 'The attribution failed; it will be tried again.';
    await noteReceiptProblem(db, { receiptId, problem });
    throw error;
  }
}

/** What a receipt says of an answer: the same each time it is computed. Throws `not-ready` before all is read. */
export async function explainAndDivide(deps: AttributeDependencies, receipt: ReceiptRow): Promise<BuiltReceipt> {
  const { modelId, modelVersion } = receipt;
  const version = await findAnsweringVersion(deps.db, { modelId, version: modelVersion });
  if (!version) throw new AppError('not-ready', `Model ${modelId} version ${modelVersion} is not indexed yet.`);
  const paid = await readPaidParties(deps.db, receipt);
  const explanation = await explain(deps, { receipt, version });
  return buildReceipt(deps.contracts, { receipt, version, paid, ...explanation });
}

async function explain(
  deps: AttributeDependencies,
  { receipt, version }: { receipt: ReceiptRow; version: AnsweringVersion },
): Promise<{ trainingSet: TrainingSet | null; explained: Explained }> {
  if (!receipt.disclosed) return { trainingSet: null, explained: notExplained('none') };
  const training = await readModelRecords(deps, version);
  // Then nobody could check what the records did.
  if (training === null) return { trainingSet: null, explained: notExplained('records-erased') };
  const trainingSet = await readTrainingSet(deps, version.manifest);
  const explained = await explainKind(deps, { receipt, version, training, trainingSet });
  return { trainingSet, explained };
}

async function explainKind(
  deps: AttributeDependencies,
  input: {
    receipt: ReceiptRow;
    version: AnsweringVersion;
    training: readonly TrainingRecord[];
    trainingSet: TrainingSet;
  },
): Promise<Explained> {
  const { receipt, version } = input;
  const { manifest } = version;
  switch (manifest.kind) {
    case 'classifier':
      return explainLabel(deps, input);
    case 'retrieval':
      return explainQuote(deps, { ...input, manifest });
    case 'adapter':
    case 'endpoint':
      return explainText(deps, { ...input, version: { ...version, manifest } });
    case 'decoder':
      throw new AppError('internal', `Receipt ${receipt.id} is of a base model, which is not asked by itself.`);
  }
}
