import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { hashTrainingRecords } from '@/lib/db/training-records';
import { findTrainingRun, type TrainingRunView } from '@/lib/db/training-run';
import { openRunJournal } from '@/lib/jobs/run-journal';
import type { ThreadWatch } from '@/lib/jobs/run-training-thread';
import { type CollapsedRecord, type CreditedRecord, creditRecords } from '@/lib/jobs/train/credit-records';
import { listTrainingSet } from '@/lib/jobs/train/list-training-set';
import { trainClassifierModel } from '@/lib/jobs/train/train-classifier-model';
import { trainRetrievalModel } from '@/lib/jobs/train/train-retrieval-model';
import type { TrainedModel } from '@/lib/jobs/train/trained-model';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { TrainingRequest } from '@/lib/schemas/training';
import type { ContentStore } from '@/lib/storage/content-store';

const RECORDS_LIMIT = 200_000;

/** So long after it was asked for, a run waits for files that are not read yet: nobody can hold it up for longer. */
const WAIT_FOR_UNREAD_MS = 120_000;

export type TrainDependencies = {
  db: Db;
  store: ContentStore;
  /** The account credited with the computing. */
  computeProvider: Hex;
};

/**
 * Trains the model of a run: records of the chosen versions, weights, training set and manifest into the content store,
 * the measurements into the run. Deterministic, so a run that was killed anywhere simply runs again. A run that was
 * cancelled or has ended is left alone.
 */
export async function train(
  { db, store, computeProvider }: TrainDependencies,
  { runId }: { runId: string },
): Promise<void> {
  const run = await findTrainingRun(db, runId);
  if (!run || (run.state !== 'queued' && run.state !== 'running')) return;
  const cancelled = new AbortController();
  const journal = openRunJournal({ db, runId, onCancelled: () => cancelled.abort(new RunCancelled()) });
  try {
    await journal.begin();
    const { asOfBlock, records, collapsed } = await creditRecords(db, run.request, {
      unread: Date.now() - run.createdAt.getTime() < WAIT_FOR_UNREAD_MS ? 'wait' : 'leave-out',
    });
    if (records.length > RECORDS_LIMIT) {
      throw new AppError('too-large', `${records.length} records are more than the ${RECORDS_LIMIT} one run takes.`);
    }
    const {
      bytes,
      shares,
      judgements,
      manifest: own,
    } = await trainModel(
      { request: run.request, records, collapsed },
      { signal: cancelled.signal, onProgress: journal.tell },
    );
    journal.tell({ kind: 'storing' });
    const { cid: weightsCid } = await store.put({ bytes });
    const trainingSet = await putJson(store, listTrainingSet({ asOfBlock, records, judgements, collapsed }));
    const { name, summary, textField } = run.request;
    const manifest = modelManifestSchema.parse({
      version: 1,
      name,
      summary,
      ...(await describeSources(db, run)),
      textField,
      records: records.length,
      recordsHash: hashTrainingRecords(records),
      trainingSetCid: trainingSet.cid,
      trainingSetHash: trainingSet.hash,
      contributorShares: shares,
      weightsCid,
      weightsHash: keccak256(bytes),
      computeProvider,
      builder: run.account,
      ...own,
    });
    const { cid: manifestCid, hash: manifestHash } = await putJson(store, manifest as Json);
    await journal.succeed({ manifest, manifestCid, manifestHash, weightsCid });
  } catch (error) {
    if (error instanceof RunCancelled) return;
    // What the data or the choices caused would come again: the run ends and says why. The rest is tried again.
    if (!(error instanceof AppError) || error.code === 'not-ready') throw error;
    await journal.fail(error.message);
  } finally {
    await journal.close();
  }
}

class RunCancelled extends Error {}

function trainModel(
  data: { request: TrainingRequest; records: readonly CreditedRecord[]; collapsed: readonly CollapsedRecord[] },
  watch: ThreadWatch,
): Promise<TrainedModel> {
  const { request } = data;
  if (request.kind === 'classifier') return trainClassifierModel({ ...data, request }, watch);
  return trainRetrievalModel({ ...data, request }, watch);
}

/** Stores a value as canonical JSON; its hash is the Keccak-256 of those bytes. */
async function putJson(store: ContentStore, value: Json): Promise<{ cid: string; hash: Hex }> {
  const text = canonicalJson(value);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  return { cid, hash: keccak256(text) };
}

/** The Datanets' names, licences and version hashes, as the manifest quotes them. */
async function describeSources(db: Db, run: TrainingRunView): Promise<Pick<ModelManifest, 'datanets' | 'licences'>> {
  const rows = await db.$queryRaw<(ModelManifest['datanets'][number] & { position: number })[]>`
    SELECT v.datanet_id AS "datanetId", v.number AS version, v.manifest_hash AS "manifestHash", m.name, m.licence
    FROM datanet_version v
    JOIN datanet d ON d.id = v.datanet_id
    JOIN datanet_metadata m ON m.cid = d.metadata_cid
    JOIN jsonb_to_recordset(${JSON.stringify(run.request.datanets)}::jsonb) AS wanted("datanetId" int, version int)
      ON wanted."datanetId" = v.datanet_id AND wanted.version = v.number
    ORDER BY v.datanet_id`;
  if (rows.length !== run.request.datanets.length) {
    throw new AppError('not-ready', 'The descriptions of the chosen Datanets have not been read yet.');
  }
  return { datanets: rows, licences: [...new Set(rows.map((row) => row.licence))].sort() };
}
