import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { isStorableText } from '@/lib/core/storable-text';
import type { ContentStore } from '@/lib/storage/content-store';

/** A file that was read: its value, or why it has none. */
export type NamedFile<Value> = { ok: true; value: Value; bytes: Uint8Array } | { ok: false; problem: string };

/**
 * Reads a JSON file that an event names.
 * @throws AppError `not-ready` while the content store has no such file: the job is tried again later
 */
export async function readNamedFile<Schema extends z.ZodType>(
  store: ContentStore,
  { cid, schema }: { cid: string; schema: Schema },
): Promise<NamedFile<z.output<Schema>>> {
  const bytes = await readOrWait(store, cid);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, problem: `The file ${cid} is not JSON.` };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, problem: `The file ${cid} does not fit at ${issue?.path.join('.')}: ${issue?.message}` };
  }
  if (!isStorable(json)) return { ok: false, problem: `The file ${cid} holds characters that are no text.` };
  return { ok: true, value: parsed.data, bytes };
}

async function readOrWait(store: ContentStore, cid: string): Promise<Uint8Array> {
  try {
    return await store.get(cid);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    throw new AppError('not-ready', `The file ${cid} is not in the content store yet.`, { cause: error });
  }
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member));
}
