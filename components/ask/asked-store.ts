import { z } from 'zod';
import { paidAnswerSchema } from '@/lib/schemas/answer-line';

/** A question that was answered, and where its answer can be corrected. */
const askedSchema = z.object({
  key: z.string(),
  question: z.string(),
  modelName: z.string(),
  datanetId: z.number().nullable(),
  paid: paidAnswerSchema,
});
export type Asked = z.output<typeof askedSchema>;

/** A question that was sent and not answered yet: asked again with its key, it is charged once. */
const pendingSchema = z.object({
  /** What was sent, whole. */
  body: z.looseObject({ model: z.number(), question: z.string(), idempotencyKey: z.string() }),
  modelName: z.string(),
  datanetId: z.number().nullable(),
  writes: z.boolean(),
});
export type Pending = z.output<typeof pendingSchema>;

const storedSchema = z.object({ answers: z.array(askedSchema), pending: pendingSchema.nullable() });
export type StoredAsking = z.output<typeof storedSchema>;

export const NOTHING_ASKED: StoredAsking = { answers: [], pending: null };

/** More answers than this are not kept; all of them have receipts. */
const MOST_KEPT = 12;

/** What an account asked in this tab, so that a reload loses neither answers nor a question under way. */
export function loadAsking(storage: Storage, account: string): StoredAsking {
  try {
    const read = storedSchema.safeParse(JSON.parse(storage.getItem(keyOf(account)) ?? 'null'));
    return read.success ? read.data : NOTHING_ASKED;
  } catch {
    // Not ours, or no longer readable: as if there were nothing.
    return NOTHING_ASKED;
  }
}

/** Keeps it for this tab; where the browser keeps nothing, a reload forgets, and the receipts have it all. */
export function saveAsking(storage: Storage, account: string, { answers, pending }: StoredAsking): void {
  try {
    storage.setItem(keyOf(account), JSON.stringify({ answers: answers.slice(0, MOST_KEPT), pending }));
  } catch (error) {
    console.warn('What was asked could not be kept for a reload:', error);
  }
}

function keyOf(account: string): string {
  return `tributary-asked-${account}`;
}
