import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type DatanetDetail, readDatanetRow } from '@/lib/db/datanet';
import { listCurators } from '@/lib/db/datanet-people';
import { readStanding, STRANGER, type Standing } from '@/lib/db/datanet-standing';

export type DatanetPage = {
  datanet: DatanetDetail;
  /** Beside the owner. */
  curators: string[];
  /** What the signed-in account is to it. */
  standing: Standing;
};

/** A Datanet with its curators and what `account` (null: nobody signed in) may do. @throws AppError `not-found` */
export async function readDatanet(
  { db }: { db: Db },
  { datanetId, account }: { datanetId: number; account: string | null },
): Promise<DatanetPage> {
  const [datanet, curators, standing] = await Promise.all([
    readDatanetRow(db, datanetId),
    listCurators(db, datanetId),
    account ? readStanding(db, { datanetId, account }) : null,
  ]);
  if (!datanet) {
    throw new AppError('not-found', `There is no Datanet ${datanetId}. It may not be indexed yet; reload in a moment.`);
  }
  return { datanet, curators, standing: standing ?? STRANGER };
}
