import type { Db } from '@/lib/db/client';
import { listModels } from '@/lib/db/model';
import type { ModelKind } from '@/lib/schemas/training';

const MOST = 200;

/** A model in force that can be asked; the price of an answer in base units. */
export type AskableModelView = { id: number; name: string; summary: string; kind: ModelKind; unitPrice: bigint };

/** The models that answer, those most asked first. */
export async function listAskableModels({ db }: { db: Db }): Promise<AskableModelView[]> {
  const { models } = await listModels(db, { sort: 'most-asked', limit: MOST, offset: 0 });
  return models.map(({ id, name, summary, kind, unitPrice }) => ({ id, name, summary, kind, unitPrice }));
}
