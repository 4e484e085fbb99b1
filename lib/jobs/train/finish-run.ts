import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { hashTrainingRecords } from '@/lib/db/training-records';
import type { RunJournal } from '@/lib/jobs/run-journal';
import { listTrainingSet } from '@/lib/jobs/train/list-training-set';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { TrainingJob } from '@/lib/schemas/training-job';
import type { TrainingResult } from '@/lib/schemas/training-result';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Ends a run whose result's files are stored: training set and manifest into the content store, the measurements into the
 * run. All of it follows from the job, the result and who computed it, so doing it twice changes nothing.
 */
export async function finishRun(
  { store, journal }: { store: ContentStore; journal: Pick<RunJournal, 'succeed'> },
  { job, result, computeProvider }: { job: TrainingJob; result: TrainingResult; computeProvider: Hex },
): Promise<void> {
  const { request } = job;
  const judgements = result.trained.kind === 'classifier' ? result.trained.judgements : null;
  const trainingSet = await putJson(store, listTrainingSet({ ...job, judgements }));
  const manifest = modelManifestSchema.parse({
    version: 1,
    name: request.name,
    summary: request.summary,
    datanets: job.datanets,
    licences: [...new Set(job.datanets.map(({ licence }) => licence))].sort(),
    textField: request.textField,
    records: job.records.length,
    recordsHash: hashTrainingRecords(job.records),
    trainingSetCid: trainingSet.cid,
    trainingSetHash: trainingSet.hash,
    contributorShares: result.shares,
    weightsCid: result.weights.cid,
    weightsHash: result.weights.hash,
    computeProvider,
    builder: job.builder,
    ...describeKind(job, result),
  });
  const { cid: manifestCid, hash: manifestHash } = await putJson(store, manifest as Json);
  await journal.succeed({ manifest, manifestCid, manifestHash, weightsCid: result.weights.cid });
}

/** The part of the manifest that is its kind's own. */
function describeKind({ request, base }: TrainingJob, { trained, gradients }: TrainingResult): Partial<ModelManifest> {
  if (request.kind === 'classifier' && trained.kind === 'classifier') {
    const { labels, evaluation } = trained;
    return { kind: 'classifier', labelField: request.labelField, settings: request.settings, labels, evaluation };
  }
  if (request.kind === 'retrieval' && trained.kind === 'retrieval') {
    const { titleField, questionField, answerField, settings } = request;
    const { passages, evaluation } = trained;
    return { kind: 'retrieval', titleField, questionField, answerField, settings, passages, evaluation };
  }
  if (request.kind === 'adapter' && trained.kind === 'adapter' && base && gradients) {
    const { steps, accelerator, evaluation, attribution } = trained;
    return {
      kind: 'adapter',
      questionField: request.questionField,
      base,
      settings: { ...request.settings, steps },
      accelerator,
      evaluation,
      gradientsCid: gradients.cid,
      gradientsHash: gradients.hash,
      attribution,
    };
  }
  if (request.kind === 'endpoint' && trained.kind === 'endpoint') {
    return { kind: 'endpoint', settings: request.settings, evaluation: null };
  }
  throw new AppError('internal', `The training of a ${request.kind} came to a ${trained.kind}.`);
}

/** Stores a value as canonical JSON; its hash is the Keccak-256 of those bytes. */
async function putJson(store: ContentStore, value: Json): Promise<{ cid: string; hash: Hex }> {
  const text = canonicalJson(value);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  return { cid, hash: keccak256(text) };
}
