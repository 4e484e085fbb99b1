import { z } from 'zod';
import { idSchema } from '@/lib/schemas/id';
import type { ApiEndpoint } from '@/lib/server/api/api-endpoint';
import { ASKING_ENDPOINTS } from '@/lib/server/api/asking-endpoints';
import { COMPUTE_ENDPOINTS } from '@/lib/server/api/compute-endpoints';
import { epochNumber } from '@/lib/server/api/path-parameters';
import { PUBLISHED_ENDPOINTS } from '@/lib/server/api/published-endpoints';

/** Every route for programs, with the schemas that the routes parse with; those that only this site's pages call are not here. */
export const API_ENDPOINTS: readonly ApiEndpoint[] = [
  ...ASKING_ENDPOINTS,
  ...PUBLISHED_ENDPOINTS,
  ...COMPUTE_ENDPOINTS,
  {
    id: 'redoEpoch',
    part: 'operator',
    method: 'post',
    path: '/api/v1/epochs/{number}/redo',
    auth: 'scheduler',
    params: epochNumber,
    reply: z.object({ queued: idSchema.describe('Number of the epoch that is computed anew.') }),
    status: 202,
  },
];
