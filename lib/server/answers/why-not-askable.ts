import type { Db } from '@/lib/db/client';
import { listModels } from '@/lib/db/model';

/** Why a model is not among those to ask: there is none, it is retired or a base, or its manifest is not read yet. */
export type NotAskable = 'unknown' | 'retired' | 'base' | 'unread';

/** Of a model that listAskableModels leaves out; `id` is null where a link names something that is no number of a model. */
export async function whyNotAskable({ db }: { db: Db }, id: number | null): Promise<NotAskable> {
  if (id === null) return 'unknown';
  const { models } = await listModels(db, { id, includeRetired: true, sort: 'newest', limit: 1, offset: 0 });
  const [model] = models;
  if (!model) return 'unknown';
  if (model.retired) return 'retired';
  return model.kind === null ? 'unread' : 'base';
}
