import { z } from 'zod';
import {
  attemptViewSchema,
  computeProgressSchema,
  computeSiteSchema,
  giveUpSchema,
  submissionSchema,
  takeReplySchema,
  takeRequestSchema,
  tellReplySchema,
} from '@/lib/schemas/compute';
import { hashSchema } from '@/lib/schemas/hex';
import { trainingJobSchema } from '@/lib/schemas/training-job';
import type { ApiEndpoint } from '@/lib/server/api/api-endpoint';
import { cid } from '@/lib/server/api/path-parameters';

const runId = { id: z.uuid().describe('Id of the run.') };

/** What whoever computes trainings for others calls. */
export const COMPUTE_ENDPOINTS: readonly ApiEndpoint[] = [
  {
    id: 'computeSite',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute',
    auth: 'none',
    reply: computeSiteSchema,
  },
  {
    id: 'takeLease',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/leases',
    auth: 'provider',
    body: takeRequestSchema,
    example: {},
    reply: takeReplySchema,
  },
  {
    id: 'readJob',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute/runs/{id}/job',
    auth: 'none',
    params: runId,
    reply: trainingJobSchema,
  },
  {
    id: 'listAttempts',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute/runs/{id}/attempts',
    auth: 'none',
    params: runId,
    reply: z.array(attemptViewSchema),
  },
  {
    id: 'tellProgress',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/progress',
    auth: 'provider',
    params: runId,
    body: computeProgressSchema,
    example: { fraction: 0.5, detail: 'Pass 2 of 4', tokensPerSecond: 900, secondsLeft: 60 },
    reply: tellReplySchema,
  },
  {
    id: 'uploadFile',
    part: 'compute',
    method: 'put',
    path: '/api/v1/compute/runs/{id}/files/{cid}',
    auth: 'provider',
    params: { ...runId, cid },
    headers: { 'x-content-keccak256': hashSchema.describe('Keccak-256 of the file.') },
    body: 'bytes',
    reply: z.object({ cid, byteSize: z.int().nonnegative().describe('Size of the file, in bytes.') }),
  },
  {
    id: 'submitResult',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/result',
    auth: 'provider',
    params: runId,
    body: submissionSchema,
    reply: z.object({ position: z.int().positive().describe('Which computation of the run this is, from 1.') }),
  },
  {
    id: 'giveUp',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/give-up',
    auth: 'provider',
    params: runId,
    body: giveUpSchema,
    example: { problem: 'The machine is needed elsewhere.' },
    reply: z.object({ givenUp: z.literal(true).describe('The job is offered again.') }),
  },
];
