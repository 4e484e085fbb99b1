import { weighRecords } from '@/lib/attribution/answer-weights/weigh-records';
import { NO_RECEIPT, type Receipt, receiptJson } from '@/lib/attribution/receipt';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { saltedHash } from '@/lib/core/salted-hash';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';
import {
  type AnsweringVersion,
  findAnsweringVersion,
  noteReceiptProblem,
  type PaidRecord,
  writeAttribution,
} from '@/lib/db/receipt-attribution';
import type { TrainingRecord } from '@/lib/db/training-records';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import { loadExplainable } from '@/lib/jobs/load-explainable';
import { readModelRecords } from '@/lib/jobs/read-model-records';
import { type Credit, creditedWeight, creditsOf } from '@/lib/rewards/credit-record';
import { receiptShares } from '@/lib/rewards/receipt-shares';
import type { ContentStore } from '@/lib/storage/content-store';

export type AttributeDependencies = {
  db: Db;
  store: ContentStore;
  thread: Pick<AttributionThread, 'explain'>;
  contracts: { chainId: number; vault: Hex };
  treasury: Hex;
};

/** Records with the most negative influence that a receipt shows besides those that are paid. */
const NEGATIVES_SHOWN = 50;

/**
 * Attributes one answer: the influence of every training record, from it the fee's shares, and the receipt. Everything
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
    const explained = await explainReceipt(deps, { receipt, version });
    const { document, shares, records } = buildReceipt(deps, { receipt, version, explained });
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

/** What an answer's explanation says of its records, with their credits applied. */
type Explained = Pick<Receipt['attribution'], 'evidence' | 'method' | 'noiseFloor' | 'commons' | 'spans'> & {
  records: readonly (TrainingRecord & { influence: bigint | null; weight: bigint; credits: readonly Credit[] })[];
};

const NOT_EXPLAINED: Explained = {
  evidence: 'none',
  method: 'none',
  noiseFloor: 0n,
  records: [],
  commons: 0n,
  spans: [],
};

/** The records that are paid, and the ones that spoke loudest against the answer, in training order. */
async function explainReceipt(
  { db, store, thread }: AttributeDependencies,
  { receipt, version }: { receipt: ReceiptRow; version: AnsweringVersion },
): Promise<Explained> {
  if (!receipt.disclosed) return NOT_EXPLAINED;
  const training = await readModelRecords(db, version);
  // Then the influence cannot be computed, and nobody could check it.
  if (training === null) return { ...NOT_EXPLAINED, method: 'records-erased' };
  const explanation = await thread.explain({
    key: version.manifestCid,
    text: receipt.question,
    loadModel: () => loadExplainable({ store }, { version, training }),
  });
  const said = receipt.answer?.kind === 'label' ? receipt.answer.label : null;
  if (explanation.label !== said) {
    throw new AppError('internal', `Receipt ${receipt.id} says "${said}", but the model says "${explanation.label}".`);
  }
  const weighed = weighRecords({
    tau: explanation.tau,
    records: training.map(({ contentHash }, order) => ({ contentHash, order })),
  });
  const loudest = new Set(
    weighed.records
      .filter((record) => record.influence < -weighed.noiseFloor)
      .sort((a, b) => (a.influence < b.influence ? -1 : a.influence > b.influence ? 1 : a.position - b.position))
      .slice(0, NEGATIVES_SHOWN)
      .map((record) => record.position),
  );
  let commons = 0n;
  const records = weighed.records.flatMap(({ position, influence, weight }) => {
    const record = training[position];
    if (!record || (weight === 0n && !loudest.has(position))) return [];
    const credits = creditsOf({ author: record.firstAuthor, corrector: record.contributor });
    const credited = creditedWeight(weight, credits);
    commons += credited.commons;
    return [{ ...record, influence, weight: credited.weight, credits }];
  });
  const { method } = explanation;
  return { evidence: 'influence', method, noiseFloor: weighed.noiseFloor, records, commons, spans: [] };
}

function buildReceipt(
  { contracts, treasury }: AttributeDependencies,
  { receipt, version, explained }: { receipt: ReceiptRow; version: AnsweringVersion; explained: Explained },
) {
  const divided = receiptShares({
    fee: receipt.fee,
    treasury,
    builder: version.builder,
    // Curators' stakes do not exist yet: their part goes to the contributors.
    curators: [],
    compute: version.computeProvider,
    records: explained.records.map(({ hash, weight, credits }) => ({ key: hash, weight, credits })),
    commons: explained.commons,
    versionShares: version.manifest.contributorShares.shares,
  });
  const records: PaidRecord[] = explained.records.map(({ contributionId, index, hash, influence, weight }, i) => ({
    contributionId,
    index,
    hash,
    influence,
    weight,
    amount: divided.recordAmounts[i] ?? 0n,
  }));
  const document: Receipt = {
    version: 1,
    id: receipt.id,
    chainId: contracts.chainId,
    vault: toLowerHex(contracts.vault),
    model: { id: receipt.modelId, version: receipt.modelVersion, manifestHash: version.manifestHash },
    account: receipt.account,
    permissionHash: receipt.permissionHash,
    units: receipt.units,
    unitPrice: receipt.unitPrice,
    fee: receipt.fee,
    pricedAtBlock: receipt.pricedAtBlock,
    askedAt: Math.floor(receipt.askedAt.getTime() / 1000),
    ...publishedText(receipt),
    attribution: {
      evidence: explained.evidence,
      method: explained.method,
      rule: divided.rule,
      noiseFloor: explained.noiseFloor,
      records: records.map(({ amount: _, ...record }) => record),
      commons: explained.commons,
      spans: explained.spans,
    },
    parts: divided.parts,
    shares: divided.shares,
    // The chain of receipts is tied when the epoch closes.
    previous: NO_RECEIPT,
  };
  return { document: receiptJson(document), shares: divided.shares, records };
}

function publishedText({
  answer,
  question,
  disclosed,
  id,
}: ReceiptRow): Pick<Receipt, 'question' | 'answer' | 'disclosed'> {
  if (!answer) throw new AppError('internal', `Receipt ${id} has no answer to attribute.`);
  const { salt, ...said } = answer;
  if (disclosed) return { question, answer: said, disclosed };
  if (!salt) throw new AppError('internal', `Receipt ${id} is undisclosed and has no salt.`);
  return { question: saltedHash(salt, question), answer: saltedHash(salt, said), disclosed };
}
