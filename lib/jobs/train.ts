import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { hashTrainingRecords, readTrainingRecords, type TrainingRecord } from '@/lib/db/training-records';
import { findTrainingRun, type TrainingRunView } from '@/lib/db/training-run';
import { openRunJournal } from '@/lib/jobs/run-journal';
import { runTrainingThread, type TrainThreadResult } from '@/lib/jobs/run-training-thread';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { ContentStore } from '@/lib/storage/content-store';

const RECORDS_LIMIT = 200_000;

export type TrainDependencies = {
  db: Db;
  store: ContentStore;
  /** The account credited with the computing. */
  computeProvider: Hex;
};

/**
 * Trains the classifier of a run: records of the chosen versions, weights and manifest into the content store, the
 * measurements into the run. Deterministic, so a run that was killed anywhere simply runs again. A run that was
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
    const records = await readTrainingRecords(db, run.request);
    if (records.length > RECORDS_LIMIT) {
      throw new AppError('too-large', `${records.length} records are more than the ${RECORDS_LIMIT} one run takes.`);
    }
    const result = await runTrainingThread(
      { records, settings: trainerSettings(run) },
      { signal: cancelled.signal, onProgress: journal.tell },
    );
    journal.tell({ kind: 'storing' });
    const { cid: weightsCid } = await store.put({ bytes: result.bytes });
    const manifest = modelManifestSchema.parse({
      ...(await describeSources(db, run)),
      ...describeResult({ run, records, result, weightsCid, computeProvider }),
    });
    const text = canonicalJson(manifest as Json);
    const { cid: manifestCid } = await store.put({ bytes: new TextEncoder().encode(text) });
    await journal.succeed({ manifest, manifestCid, manifestHash: keccak256(text), weightsCid });
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

function trainerSettings(run: TrainingRunView) {
  const { heldOutPercent, ...settings } = run.request.settings;
  return { ...settings, heldOutPartsPerMillion: heldOutPercent * 10_000 };
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

function describeResult(input: {
  run: TrainingRunView;
  records: readonly TrainingRecord[];
  result: TrainThreadResult;
  weightsCid: string;
  computeProvider: Hex;
}): Omit<ModelManifest, 'datanets' | 'licences'> {
  const { run, records, result, weightsCid, computeProvider } = input;
  const { name, summary, textField, labelField, settings } = run.request;
  return {
    version: 1,
    kind: 'classifier',
    name,
    summary,
    textField,
    labelField,
    settings,
    records: records.length,
    recordsHash: hashTrainingRecords(records),
    labels: [...result.labels],
    evaluation: result.evaluation && {
      ...result.evaluation,
      labels: [...result.evaluation.labels],
      perClass: [...result.evaluation.perClass],
      confusion: result.evaluation.confusion.map((row) => [...row]),
    },
    contributorShares: {
      rule: result.shares.rule,
      shares: [...result.shares.shares],
      effects: [...result.shares.effects],
    },
    weightsCid,
    weightsHash: keccak256(result.bytes),
    computeProvider,
  };
}
