import type { Db } from '@/lib/db/client';
import { listModels } from '@/lib/db/model';
import type { ModelKind } from '@/lib/schemas/training';

const MOST = 200;

/** A model in force that can be asked; the price of an answer in base units. */
export type AskableModelView = {
  id: number;
  name: string;
  summary: string;
  kind: ModelKind;
  unitPrice: bigint;
  /** The first Datanet it rests on, where its answers can be corrected. */
  datanetId: number | null;
};

/**
 * The models that answer, those most asked first, then `wanted` where it is not among them. A base does not answer by itself,
 * and none does before its manifest is read.
 */
export async function listAskableModels(
  { db }: { db: Db },
  { wanted = null }: { wanted?: number | null } = {},
): Promise<AskableModelView[]> {
  const { models } = await listModels(db, { sort: 'most-asked', limit: MOST, offset: 0 });
  const rest =
    wanted === null || models.some(({ id }) => id === wanted)
      ? []
      : (await listModels(db, { id: wanted, sort: 'newest', limit: 1, offset: 0 })).models;
  return [...models, ...rest].flatMap(({ id, name, summary, kind, unitPrice, datanets }) =>
    name === null || summary === null || kind === null || kind === 'decoder'
      ? []
      : [{ id, name, summary, kind, unitPrice, datanetId: datanets[0]?.id ?? null }],
  );
}
