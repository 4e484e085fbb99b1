import { AppError } from '@/lib/core/errors';
import { type AskableModelRow, listAskable } from '@/lib/db/askable-model';
import type { Db } from '@/lib/db/client';
import { readModelName } from '@/lib/server/openai/model-names';

/** A model by its name in the API. Throws `not-found` for what cannot be asked, too. */
export async function findAskable({ db }: { db: Db }, name: string): Promise<AskableModelRow> {
  const id = readModelName(name);
  const [model] = id === null ? [] : await listAskable(db, [id]);
  if (model) return model;
  throw new AppError(
    'not-found',
    `The model \`${name.slice(0, 100)}\` does not exist, is retired, or is a base, which only its adapters can be asked. GET /v1/models lists those you can ask.`,
    { details: { field: 'model' } },
  );
}
