import { z } from 'zod';

/** The largest number of the contracts that the index has room for: a Postgres integer. */
export const LARGEST_ID = 2_147_483_647;

/** The number of a Datanet, contribution, version, model or epoch: the contracts count from 1. */
export const idSchema = z.int().positive().max(LARGEST_ID);
