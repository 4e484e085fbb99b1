import { join } from 'node:path';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findTrainingRun } from '@/lib/db/training-run';
import { findOpenblas } from '@/lib/jobs/decoder/accelerators/find-openblas';
import { addJob } from '@/lib/jobs/queue';
import { openRunJournal } from '@/lib/jobs/run-journal';
import type { ThreadWatch } from '@/lib/jobs/run-training-thread';
import { computeJob } from '@/lib/jobs/train/compute-job';
import { computeWithOthers } from '@/lib/jobs/train/compute-with-others';
import { finishRun } from '@/lib/jobs/train/finish-run';
import { type PreparedJob, prepareJob } from '@/lib/jobs/train/prepare-job';
import { removeCheckpoints } from '@/lib/jobs/train/remove-checkpoints';
import { type ResultDocument, writeResult } from '@/lib/jobs/train/result-document';
import { toThreadInput } from '@/lib/jobs/train/thread-input';
import { trainEndpointModel } from '@/lib/jobs/train/train-endpoint-model';
import { isForAnyone } from '@/lib/schemas/training';
import type { ContentStore } from '@/lib/storage/content-store';

export type TrainDependencies = {
  db: Db;
  store: ContentStore;
  /** The account of this worker, credited with what it computes. */
  computeProvider: Hex;
  /** Folder for the checkpoints of what it computes. */
  checkpoints: string;
  /** So long a run that anyone may compute waits for somebody before this worker computes it, in milliseconds. */
  waitMs: number;
  /** What multiplies in runs that nobody repeats: a library of OpenBLAS, `system`, or nothing for the kernel. */
  openblas?: string;
};

/**
 * Trains the model of a run in three steps: the job is prepared, once; it is computed; and its result's files, training
 * set and manifest go into the content store, the measurements into the run. Deterministic, so a run that was killed
 * anywhere simply runs again. A run that was cancelled or has ended is left alone.
 */
export async function train(deps: TrainDependencies, { runId }: { runId: string }): Promise<void> {
  const { db, store, computeProvider } = deps;
  const run = await findTrainingRun(db, runId);
  if (!run || (run.state !== 'queued' && run.state !== 'running')) return removeCheckpoints(deps, runId);
  const cancelled = new AbortController();
  const journal = openRunJournal({ db, runId, onCancelled: () => cancelled.abort(new RunCancelled()) });
  try {
    // A run that others compute began when it was offered, and is looked at many times.
    if (run.state === 'queued' || !isForAnyone(run.request)) await journal.begin();
    const prepared = await prepareJob({ db, store }, run);
    const compute = () =>
      computeHere(deps, { runId, prepared }, { signal: cancelled.signal, onProgress: journal.tell });
    if (isForAnyone(run.request)) {
      const { hash: jobHash } = prepared;
      const others = { db, store, operator: computeProvider, waitMs: deps.waitMs };
      const settled = await computeWithOthers(
        others,
        { runId, jobHash, offeredAt: run.startedAt ?? new Date() },
        compute,
      );
      if (settled.kind === 'later') return await lookAgain(db, { runId, at: settled.at });
      await finishRun({ store, journal }, { job: prepared.job, ...settled });
      return;
    }
    const computed = await compute();
    journal.tell({ kind: 'storing' });
    for (const { cid, bytes } of computed.files) await store.put({ cid, bytes });
    await finishRun({ store, journal }, { job: prepared.job, result: computed.result, computeProvider });
  } catch (error) {
    if (error instanceof RunCancelled) return;
    // What the data or the choices caused would come again: the run ends and says why. The rest is tried again.
    if (!(error instanceof AppError) || PASSING.includes(error.code)) throw error;
    await journal.fail(error.message);
  } finally {
    await journal.close();
    await removeCheckpoints(deps, runId);
  }
}

class RunCancelled extends Error {}

/** What waiting mends. */
const PASSING: readonly ErrorCode[] = ['not-ready', 'storage-unavailable', 'chain-unavailable', 'timeout'];

/** The run waits outside the queue's hands: a delivered result, or the hour, brings it back. */
async function lookAgain(db: Db, { runId, at }: { runId: string; at: Date }): Promise<void> {
  await addJob(db, 'train', { runId }, { jobKey: `train:${runId}`, runAt: at });
}

/** Computes a prepared job here. */
async function computeHere(
  { db, store, checkpoints, openblas = '' }: TrainDependencies,
  { runId, prepared }: { runId: string; prepared: PreparedJob },
  watch: ThreadWatch,
): Promise<ResultDocument> {
  const { job, hash, records } = prepared;
  const { request } = job;
  const fields = {
    records: records.records.map((record) => record.fields),
    collapsed: records.collapsed.map((record) => record.fields),
  };
  const trained =
    request.kind === 'endpoint'
      ? await trainEndpointModel({ db }, { request, records: job.records, account: job.builder }, watch.signal)
      : await computeJob(toThreadInput(job, fields), watch, {
          readFile: (cid) => store.get(cid),
          checkpoints: join(checkpoints, runId),
          openblas: isForAnyone(request) ? null : await findOpenblas(openblas),
        });
  return writeResult({ jobHash: hash, trained });
}
