import type { Db } from '@/lib/db/client';
import { answerText } from '@/lib/schemas/answer-text';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { saysNothing } from '@/lib/schemas/says-nothing';
import { readAnsweringVersion } from '@/lib/server/receipts/read-answering-version';
import type { ReceiptView } from '@/lib/server/receipts/read-receipt';

/** An answer that its reader may put right, with the version of the model that gave it. */
export type CorrectableAnswer = {
  readonly receiptId: string;
  readonly question: string;
  readonly answer: string;
  /** False where only the one who asked can read it, until it is contributed. */
  readonly disclosed: boolean;
  readonly manifest: ModelManifest;
};

/**
 * The question and answer of a receipt, as its reader sees it, for a correction; null where there is nothing to correct
 * (not disclosed to the reader, without an answer, vectors).
 */
export async function readCorrectable(
  { db }: { db: Db },
  { id, question, answer, disclosed, modelId, modelVersion }: ReceiptView,
): Promise<CorrectableAnswer | null> {
  if (question === null || answer === null || answer.kind === 'vectors') return null;
  const version = await readAnsweringVersion(db, { modelId, modelVersion });
  if (!version) return null;
  const said = saysNothing(answer) ? '' : answerText(answer);
  return { receiptId: id, question, answer: said, disclosed, manifest: version.manifest };
}
