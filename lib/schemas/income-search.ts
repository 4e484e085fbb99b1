import { z } from 'zod';
import { LARGEST_ID } from '@/lib/schemas/id';

/** A place among the records that earned: what one brought, in base units, and which it is, as "1200.7.0". */
const place = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z
    .string()
    .regex(/^\d{1,78}\.\d{1,10}\.\d{1,10}$/)
    .transform((value): IncomePlace => {
      const [amount = '', contributionId = '', index = ''] = value.split('.');
      return { amount: BigInt(amount), contributionId: Number(contributionId), index: Number(index) };
    })
    .refine(({ contributionId, index }) => contributionId <= LARGEST_ID && index <= LARGEST_ID)
    .nullable()
    .catch(null)
    .default(null),
);

/** Where the list of an account's records that earned goes on. What does not fit counts as not given. */
export const incomeSearchSchema = z.object({ after: place, before: place });

export type IncomePlace = { amount: bigint; contributionId: number; index: number };
export type IncomeSearch = z.infer<typeof incomeSearchSchema>;
