import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { AppError } from '@/lib/core/errors';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { AnsweringVersion } from '@/lib/db/receipt-attribution';
import type { TrainingRecord } from '@/lib/db/training-records';
import type { Explained } from '@/lib/jobs/attribute/explained';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import { loadExplainable } from '@/lib/jobs/load-explainable';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/** The influence of every training record on a classifier's answer, as the lines of its receipt. */
export async function explainLabel(
  { store, thread }: { store: ContentStore; thread: Pick<AttributionThread, 'explain'> },
  input: {
    receipt: ReceiptRow;
    version: AnsweringVersion;
    training: readonly TrainingRecord[];
    trainingSet: TrainingSet;
  },
): Promise<Explained> {
  const { receipt, version, training, trainingSet } = input;
  const explanation = await thread.explain({
    key: version.manifestCid,
    text: receipt.question,
    loadModel: () => loadExplainable({ store }, { version, training }),
  });
  const said = receipt.answer?.kind === 'label' ? receipt.answer.label : null;
  if (explanation.label !== said) {
    throw new AppError('internal', `Receipt ${receipt.id} says "${said}", but the model says "${explanation.label}".`);
  }
  const attributed = attributeRecords(explanation.tau, trainingSet.records);
  return { evidence: 'influence', method: explanation.method, ...attributed, spans: [] };
}
