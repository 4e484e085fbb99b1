import { explainGenerated } from '@/lib/attribution/generated-text/explain-generated';
import { AppError } from '@/lib/core/errors';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { AnsweringVersion } from '@/lib/db/receipt-attribution';
import type { TrainingRecord } from '@/lib/db/training-records';
import { type Explained, notExplained } from '@/lib/jobs/attribute/explained';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import { loadExplainable } from '@/lib/jobs/load-explainable';
import type { AdapterManifest, EndpointManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * What a language model's answer owes to the records, as the lines of its receipt: by the influence of each on an
 * adapter's answer, or by the words they hold, as the version's manifest says; an endpoint's by its words. Vectors have no
 * words: their fee follows the version's shares. Throws `internal` for an answer that is none of a language model.
 */
export async function explainText(
  { store, thread }: { store: ContentStore; thread: Pick<AttributionThread, 'explainText'> },
  input: {
    receipt: ReceiptRow;
    version: AnsweringVersion & { manifest: AdapterManifest | EndpointManifest };
    training: readonly TrainingRecord[];
    trainingSet: TrainingSet;
  },
): Promise<Explained> {
  const { receipt, version, training, trainingSet } = input;
  const { answer, question } = receipt;
  if (answer?.kind === 'vectors') return notExplained('none');
  if (answer?.kind !== 'text') {
    throw new AppError('internal', `Receipt ${receipt.id} of a language model has an answer of kind ${answer?.kind}.`);
  }
  const sources = await thread.explainText({
    key: version.manifestCid,
    answer: { question, text: answer.text, cut: answer.finish === 'length' },
    loadModel: () => loadExplainable({ store }, { version, training }),
  });
  const { manifest } = version;
  const pays = manifest.kind === 'adapter' ? manifest.attribution.pays : 'provenance';
  const { attributed, ...rest } = explainGenerated(sources, { pays, trainingSet: trainingSet.records });
  return { ...rest, ...attributed };
}
