'use server';

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ParentOffer } from '@/components/factory/read-lineage';
import { getModelNamer } from '@/components/models/get-model-namer';
import { openEngine } from '@/lib/engines/open-engine';
import { type TrainingRequest, trainingRequestSchema } from '@/lib/schemas/training';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { dependencies } from '@/lib/server/dependencies';
import { searchParents } from '@/lib/server/models/search-parents';
import { parseInput } from '@/lib/server/parse-input';
import { requireAccount } from '@/lib/server/session/read-session';
import { cancelTraining } from '@/lib/server/training/cancel-training';
import { pauseTraining } from '@/lib/server/training/pause-training';
import { resumeTraining } from '@/lib/server/training/resume-training';
import { startTraining } from '@/lib/server/training/start-training';
import type { TrialLog } from '@/lib/server/training/trial-allowance';
import { type Trial, tryModel } from '@/lib/server/training/try-model';

const startInputSchema = z.object({
  request: trainingRequestSchema,
  /** Of another server's model: sent once, kept sealed. */
  endpointKey: z.string().trim().min(1).max(2_000).nullable(),
});

/** Queues a training run; answers its id. */
export async function startTrainingAction(input: {
  request: TrainingRequest;
  endpointKey: string | null;
}): Promise<ActionResult<string>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { request, endpointKey } = parseInput(startInputSchema, input);
    return startTraining(dependencies(), { id: randomUUID(), account, request, endpointKey });
  });
}

/** Ends a run of the signed-in builder. */
export async function cancelTrainingAction(runId: string): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    await cancelTraining(dependencies(), { id: parseInput(z.uuid(), runId), account });
  });
}

/** Models that one of the signed-in builder's could be made from. */
export async function searchParentsAction(search: string): Promise<ActionResult<ParentOffer[]>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const [offers, nameOf] = await Promise.all([
      searchParents(dependencies(), { search: parseInput(z.string().max(200), search), account }),
      getModelNamer(),
    ]);
    return offers.map((offer) => ({ ...offer, name: nameOf(offer.id, offer.name) }));
  });
}

/** Stops a run of the signed-in builder; what it computed is kept. */
export async function pauseTrainingAction(runId: string): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    await pauseTraining(dependencies(), { id: parseInput(z.uuid(), runId), account });
  });
}

/** Lets a paused run of the signed-in builder go on. */
export async function resumeTrainingAction(runId: string): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    await resumeTraining(dependencies(), { id: parseInput(z.uuid(), runId), account });
  });
}

const trialSchema = z.object({ runId: z.uuid(), question: z.string().trim().min(1, 'Write a question.').max(1_000) });
const kept: typeof globalThis & { tributaryTrials?: TrialLog } = globalThis;
const TRIAL_TIMEOUT_MS = 30_000;

/** Asks the unpublished model of the signed-in builder's run, for free. */
export async function tryModelAction(input: { runId: string; question: string }): Promise<ActionResult<Trial>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { runId, question } = parseInput(trialSchema, input);
    kept.tributaryTrials ??= new Map();
    const { db, store } = dependencies();
    return tryModel(
      { db, store, engine: openEngine, trials: kept.tributaryTrials },
      { runId, account, question, now: new Date(), signal: AbortSignal.timeout(TRIAL_TIMEOUT_MS) },
    );
  });
}
