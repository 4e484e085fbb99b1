import type { Db } from '@/lib/db/client';
import { listModels, type ModelListItem, type ModelQuery } from '@/lib/db/model';

const PAGE_SIZE = 24;

export type ModelsPage = {
  readonly models: readonly ModelListItem[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
};

/** One page (from 1) of the models that match. */
export async function readModelsPage(
  { db }: { db: Db },
  query: Omit<ModelQuery, 'limit' | 'offset'> & { page: number },
): Promise<ModelsPage> {
  const { page, ...filters } = query;
  const { models, total } = await listModels(db, { ...filters, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return { models, total, page, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
