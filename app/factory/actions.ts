'use server';

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type TrainingRequest, trainingRequestSchema } from '@/lib/schemas/training';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { dependencies } from '@/lib/server/dependencies';
import { type ParentOffer, searchParents } from '@/lib/server/models/search-parents';
import { parseInput } from '@/lib/server/parse-input';
import { requireAccount } from '@/lib/server/session/read-session';
import { cancelTraining } from '@/lib/server/training/cancel-training';
import { startTraining } from '@/lib/server/training/start-training';

const startInputSchema = z.object({
  request: trainingRequestSchema,
  /** Of another server's model: sent once, kept sealed. */
  endpointKey: z.string().trim().min(1).max(500).nullable(),
});

/** Queues a training run; answers its id. */
export async function startTrainingAction(input: {
  request: TrainingRequest;
  endpointKey: string | null;
}): Promise<ActionResult<string>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { request } = parseInput(startInputSchema, input);
    return startTraining(dependencies(), { id: randomUUID(), account, request });
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
    return searchParents(dependencies(), { search: parseInput(z.string().max(200), search), account });
  });
}
