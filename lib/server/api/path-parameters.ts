import { z } from 'zod';
import { idSchema } from '@/lib/schemas/id';

/** What several routes name in their paths. */
export const epochNumber = { number: idSchema.describe('Number of the epoch.') };
export const cid = z.string().describe('Content identifier of the file.');
