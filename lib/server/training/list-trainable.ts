import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listTrainableVersions, type TrainableVersion } from '@/lib/db/trainable-version';
import { datanetMetadataSchema, type SchemaField } from '@/lib/schemas/datanet';

const MOST = 200;

/** A Datanet as a builder chooses it: only those with a version and readable metadata. */
export type TrainableDatanet = {
  readonly id: number;
  readonly name: string;
  readonly licence: string;
  readonly fields: readonly SchemaField[];
  readonly mayTrain: boolean;
  /** Whether its owner lets others in who ask. */
  readonly onRequest: boolean;
  /** Newest first. */
  readonly versions: readonly Omit<TrainableVersion, 'datanetId'>[];
};

/**
 * Datanets that have a published version, the largest first, then those of `named` that are not among them, and whether
 * `account` may train on each; null: not signed in yet.
 */
export async function readTrainable(
  { db }: { db: Db },
  { account, named }: { account: Hex | null; named: readonly number[] },
): Promise<TrainableDatanet[]> {
  const order = [{ acceptedRecords: 'desc' as const }, { id: 'asc' as const }];
  const select = { id: true, owner: true, metadataCid: true, trainAccess: true };
  const [largest, wanted] = await Promise.all([
    db.datanet.findMany({ where: { versionCount: { gt: 0 } }, orderBy: order, take: MOST, select }),
    db.datanet.findMany({ where: { versionCount: { gt: 0 }, id: { in: [...named] } }, orderBy: order, select }),
  ]);
  const datanets = [...new Map([...largest, ...wanted].map((datanet) => [datanet.id, datanet])).values()];
  const ids = datanets.map((datanet) => datanet.id);
  const [metadata, versions, grants] = await Promise.all([
    db.datanetMetadata.findMany({ where: { cid: { in: datanets.map((datanet) => datanet.metadataCid) } } }),
    listTrainableVersions(db, ids),
    account
      ? db.datanetAccess.findMany({
          where: { account, permission: 'train', granted: true, datanetId: { in: ids } },
          select: { datanetId: true },
        })
      : [],
  ]);
  const byCid = new Map(metadata.map((row) => [row.cid, row]));
  const granted = new Set(grants.map((grant) => grant.datanetId));
  return datanets.flatMap((datanet) => {
    const row = byCid.get(datanet.metadataCid);
    if (!row) return [];
    const mayTrain =
      datanet.trainAccess === 'anyone' ||
      (account !== null &&
        (datanet.owner === account || (datanet.trainAccess === 'on-request' && granted.has(datanet.id))));
    return {
      id: datanet.id,
      name: row.name,
      licence: row.licence,
      fields: datanetMetadataSchema.shape.schema.parse(row.schema).fields,
      mayTrain,
      onRequest: datanet.trainAccess === 'on-request',
      versions: versions.flatMap(({ datanetId, ...version }) => (datanetId === datanet.id ? [version] : [])),
    };
  });
}
