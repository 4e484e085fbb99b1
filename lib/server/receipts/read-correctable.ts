import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { answerText } from '@/lib/schemas/answer-text';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { saysNothing } from '@/lib/schemas/says-nothing';
import { readReceipt } from '@/lib/server/receipts/read-receipt';

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
 * The question and answer of a receipt for a correction: of one's own, or of one that was disclosed; null where there is
 * nothing to correct (private, without an answer, vectors). Throws `not-found` for a receipt that is not the viewer's to see.
 */
export async function readCorrectable(
  { db }: { db: Db },
  { id, viewer, now }: { id: string; viewer: Hex | null; now: Date },
): Promise<CorrectableAnswer | null> {
  const { question, answer, disclosed, modelId, modelVersion } = await readReceipt({ db }, { id, viewer, now });
  if (question === null || answer === null || answer.kind === 'vectors') return null;
  const version = await findAnsweringVersion(db, { modelId, version: modelVersion });
  if (!version) return null;
  const said = saysNothing(answer) ? '' : answerText(answer);
  return { receiptId: id, question, answer: said, disclosed, manifest: version.manifest };
}
