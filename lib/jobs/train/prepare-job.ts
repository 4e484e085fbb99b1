import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { findBase } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import { describeDatanets } from '@/lib/db/described-datanets';
import type { TrainingRunView } from '@/lib/db/training-run';
import { creditRecords } from '@/lib/jobs/train/credit-records';
import { type JobRecords, readJobRecords } from '@/lib/jobs/train/read-job-records';
import type { AdapterRequest } from '@/lib/schemas/training';
import { type TrainingJob, trainingJobSchema } from '@/lib/schemas/training-job';
import type { ContentStore } from '@/lib/storage/content-store';

const RECORDS_LIMIT = 200_000;

/** So long after it was asked for, a run waits for files that are not read yet: nobody can hold it up for longer. */
const WAIT_FOR_UNREAD_MS = 120_000;

export type PreparedJob = { readonly job: TrainingJob; readonly hash: Hex; readonly records: JobRecords };

/**
 * The job of a run, written once and kept by its CID in the run: whoever goes on with the run, after whatever, goes on
 * with the same job. Where a record of it was withdrawn since, it is written anew without that record.
 * Throws as {@link creditRecords}; `too-large`, `not-ready` while a description is not read, `not-found` for the base.
 */
export async function prepareJob(
  { db, store }: { db: Db; store: ContentStore },
  run: TrainingRunView,
): Promise<PreparedJob> {
  if (run.jobCid !== null) {
    const { job, hash } = await openJob({ store }, run.jobCid);
    const records = await readJobRecords(db, job);
    if (records) return { job, hash, records };
  }
  const job = await writeJob(db, run);
  const text = canonicalJson(job as Json);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  await db.trainingRun.update({ where: { id: run.id }, data: { jobCid: cid }, select: { id: true } });
  const records = await readJobRecords(db, job);
  if (!records) throw new AppError('not-ready', 'A record was withdrawn just now. The run is prepared again.');
  return { job, hash: keccak256(text), records };
}

/** A job that was stored, with its hash. Throws `not-found`, `content-mismatch`, `storage-unavailable`. */
export async function openJob(
  { store }: { store: ContentStore },
  cid: string,
): Promise<{ job: TrainingJob; hash: Hex; text: string }> {
  const text = new TextDecoder().decode(await store.get(cid));
  return { job: trainingJobSchema.parse(JSON.parse(text)), hash: keccak256(text), text };
}

async function writeJob(db: Db, run: TrainingRunView): Promise<TrainingJob> {
  const { request } = run;
  const { asOfBlock, records, collapsed } = await creditRecords(db, request, {
    unread: Date.now() - run.createdAt.getTime() < WAIT_FOR_UNREAD_MS ? 'wait' : 'leave-out',
  });
  if (records.length > RECORDS_LIMIT) {
    throw new AppError('too-large', `${records.length} records are more than the ${RECORDS_LIMIT} one run takes.`);
  }
  return trainingJobSchema.parse({
    version: 1,
    request,
    builder: run.account,
    datanets: await describeDatanets(db, run.request.datanets),
    base: request.kind === 'adapter' ? await readBase(db, request) : null,
    asOfBlock,
    files: await listFiles(db, [...records, ...collapsed]),
    records: records.map((record) => ({ ...refOf(record), credits: record.credits, resembles: record.resembles })),
    collapsed: collapsed.map((record) => ({ ...refOf(record), into: record.into })),
  });
}

type RecordRef = { datanetId: number; contributionId: number; index: number; hash: Hex };

function refOf({ datanetId, contributionId, index, hash }: RecordRef): RecordRef {
  return { datanetId, contributionId, index, hash };
}

async function listFiles(db: Db, records: readonly RecordRef[]): Promise<TrainingJob['files']> {
  const ids = [...new Set(records.map(({ contributionId }) => contributionId))];
  const rows = await db.contribution.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { id: true, cid: true },
  });
  return rows.map(({ id, cid }) => ({ contributionId: id, cid }));
}

/** The file of the base that was chosen. */
async function readBase(db: Db, { base }: AdapterRequest): Promise<NonNullable<TrainingJob['base']>> {
  const found = await findBase(db, base);
  if (!found) throw new AppError('not-found', `There is no base model ${base.modelId} with a version ${base.version}.`);
  const { modelId, version, weightsCid, weightsHash } = found;
  return { modelId, version, weightsCid, weightsHash };
}
