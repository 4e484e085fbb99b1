import { explainPassages } from '@/lib/attribution/passages/explain-passages';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { TrainingRecord } from '@/lib/db/training-records';
import type { Explained } from '@/lib/jobs/attribute/explained';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { citePlaces } from '@/lib/models/retrieval/cite-places';
import { decodeIndex } from '@/lib/models/retrieval/index-bytes';
import { type OpenIndex, openIndex } from '@/lib/models/retrieval/open-index';
import type { RetrievalManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/** Indexes kept open between answers. */
const KEPT = 4;
const kept = new Map<string, OpenIndex>();

/**
 * The records that an answer in words is quoted from, as the lines of its receipt. The question is asked again, of the
 * published index and the records' texts: what the receipt says must come out the same. Throws `internal` otherwise.
 */
export async function explainQuote(
  { store }: { store: ContentStore },
  input: {
    receipt: ReceiptRow;
    manifest: RetrievalManifest;
    training: readonly TrainingRecord[];
    trainingSet: TrainingSet;
  },
): Promise<Explained> {
  const { receipt, manifest, training, trainingSet } = input;
  const open = await loadIndex(store, manifest.weightsCid);
  const textOf = (record: number) => training[record]?.text ?? null;
  const { answer } = answerFromPassages(open, { question: receipt.question, textOf });
  const again = canonicalJson(citePlaces(answer, trainingSet.records));
  const { salt: _, ...said } = receipt.answer ?? { salt: undefined };
  if (canonicalJson(said) !== again) {
    throw new AppError('internal', `Receipt ${receipt.id} quotes another answer than its model gives again.`);
  }
  const { evidence, method, attributed, spans } = explainPassages(answer, trainingSet.records);
  return { evidence, method, ...attributed, spans };
}

async function loadIndex(store: ContentStore, weightsCid: string): Promise<OpenIndex> {
  const open = kept.get(weightsCid) ?? openIndex(decodeIndex(await store.get(weightsCid)));
  // Moved to the end: the first of the map is the one not used for longest.
  kept.delete(weightsCid);
  kept.set(weightsCid, open);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return open;
}
