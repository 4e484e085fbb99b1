import { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import type { PrismaClient } from '@/lib/db/generated/client';
import { keptTrainingRequestSchema } from '@/lib/schemas/kept-training';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import {
  type LossPoint,
  lossPointSchema,
  TRAINING_STATES,
  type TrainingProgressView,
  type TrainingRequest,
  type TrainingState,
  trainingProgressSchema,
} from '@/lib/schemas/training';

/** A training run as pages and jobs see it. */
export type TrainingRunView = {
  readonly id: string;
  readonly account: Hex;
  readonly state: TrainingState;
  readonly request: TrainingRequest;
  readonly progress: TrainingProgressView;
  readonly lossCurve: readonly LossPoint[];
  readonly manifest: ModelManifest | null;
  readonly manifestCid: string | null;
  readonly manifestHash: Hex | null;
  /** All that decides the result (lib/schemas/training-job.ts); null until it is prepared. */
  readonly jobCid: string | null;
  readonly problem: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

export const WAITING: TrainingProgressView = {
  step: 'waiting',
  iteration: 0,
  loss: null,
  gradientMax: null,
  fraction: 0,
  detail: 'Waiting for a free worker',
  tokensPerSecond: null,
  secondsLeft: null,
  samples: [],
};

/** What an account asked of its trainings upon other servers, newest first. */
export async function listEndpointRequests(
  db: Pick<PrismaClient, 'trainingRun'>,
  account: Hex,
): Promise<readonly unknown[]> {
  const rows = await db.trainingRun.findMany({
    where: { account, kind: 'endpoint' },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { settings: true },
  });
  return rows.map((row) => row.settings);
}

/** Inserts a queued run. */
export async function insertTrainingRun(
  db: Pick<PrismaClient, 'trainingRun'>,
  input: { id: string; account: Hex; request: TrainingRequest },
): Promise<void> {
  const { name, kind, datanets } = input.request;
  await db.trainingRun.create({
    data: {
      id: input.id,
      account: input.account,
      name,
      kind,
      settings: input.request,
      datanets,
      state: 'queued',
      progress: WAITING,
    },
    select: { id: true },
  });
}

/** The run, or null when there is none. */
export async function findTrainingRun(
  db: Pick<PrismaClient, 'trainingRun'>,
  id: string,
): Promise<TrainingRunView | null> {
  const row = await db.trainingRun.findUnique({ where: { id } });
  return row ? toView(row) : null;
}

/** The latest runs of an account, newest first. */
export async function listTrainingRuns(
  db: Pick<PrismaClient, 'trainingRun'>,
  input: { account: Hex; limit: number },
): Promise<TrainingRunView[]> {
  const rows = await db.trainingRun.findMany({
    where: { account: input.account },
    orderBy: { createdAt: 'desc' },
    take: input.limit,
  });
  return rows.map(toView);
}

/** Runs that wait or work, so that one account cannot fill the queue. A paused one holds nobody up. */
export async function countOpenRuns(db: Pick<PrismaClient, 'trainingRun'>, account: Hex): Promise<number> {
  return db.trainingRun.count({ where: { account, state: { in: ['queued', 'running'] } } });
}

/** With the paused ones, so that one account cannot fill the worker's disk with checkpoints. */
export async function countUnfinishedRuns(db: Pick<PrismaClient, 'trainingRun'>, account: Hex): Promise<number> {
  return db.trainingRun.count({ where: { account, state: { in: ['queued', 'running', 'paused'] } } });
}

type TrainingRunRow = NonNullable<Awaited<ReturnType<PrismaClient['trainingRun']['findUnique']>>>;

function toView(row: TrainingRunRow): TrainingRunView {
  return {
    id: row.id,
    account: hexOf(row.account),
    state: z.enum(TRAINING_STATES).parse(row.state),
    request: keptTrainingRequestSchema.parse(row.settings),
    progress: trainingProgressSchema.parse(row.progress),
    lossCurve: z.array(lossPointSchema).parse(row.lossCurve),
    manifest: row.manifest === null ? null : modelManifestSchema.parse(row.manifest),
    manifestCid: row.manifestCid,
    manifestHash: row.manifestHash === null ? null : hexOf(row.manifestHash),
    jobCid: row.jobCid,
    problem: row.problem,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}

const hexSchema = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
function hexOf(text: string): Hex {
  return hexSchema.parse(text);
}
