import type { Db } from '@/lib/db/client';
import { type EarnedPieceRow, listModelEarnings } from '@/lib/db/model-earnings';

/** What a model's answers brought, as pieces over time by what was paid for; none before the first is divided. */
export function readModelEarnings({ db }: { db: Db }, { modelId }: { modelId: number }): Promise<EarnedPieceRow[]> {
  return listModelEarnings(db, { modelId });
}
