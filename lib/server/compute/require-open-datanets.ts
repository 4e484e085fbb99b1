import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { isForAnyone, type TrainingRequest } from '@/lib/schemas/training';

/**
 * A run that anyone may compute hands its records to whoever comes: only Datanets that let everybody train go out. The
 * others' runs are computed by this site's worker alone. Throws `forbidden` with the Datanet's name.
 */
export async function requireOpenDatanets({ db }: { db: Db }, request: TrainingRequest): Promise<void> {
  if (!isForAnyone(request)) return;
  const closed = await db.datanet.findFirst({
    where: { id: { in: request.datanets.map(({ datanetId }) => datanetId) }, trainAccess: { not: 'anyone' } },
    orderBy: { id: 'asc' },
    select: { id: true, metadataCid: true },
  });
  if (!closed) return;
  const described = await db.datanetMetadata.findUnique({ where: { cid: closed.metadataCid }, select: { name: true } });
  throw new AppError(
    'forbidden',
    `${described?.name ?? `Datanet ${closed.id}`} lets only some accounts train on it, so its records are not given to other ` +
      'providers. Let this site’s worker compute the run.',
  );
}
