import { listAskable } from '@/lib/db/askable-model';
import type { Db } from '@/lib/db/client';
import { findPermission } from '@/lib/db/permission';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { type ModelObject, toModelObject } from '@/lib/server/openai/model-object';

/** The models that a key may ask: those its permission names, as long as they answer at a price it allows. */
export async function listModelObjects(
  { db }: { db: Db },
  { permissionHash }: AskAuthority,
): Promise<{ object: 'list'; data: ModelObject[] }> {
  const found = await findPermission(db, permissionHash);
  const { models = [], maxUnitPrice = 0n } = found?.permission ?? {};
  const askable = await listAskable(db, models);
  return { object: 'list', data: askable.filter(({ unitPrice }) => unitPrice <= maxUnitPrice).map(toModelObject) };
}
