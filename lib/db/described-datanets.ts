import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import type { TrainingJob } from '@/lib/schemas/training-job';

/**
 * The names, licences and version hashes of Datanet versions, as a manifest quotes them, by the Datanets' numbers. Throws
 * `not-ready` while one of them has not been read.
 */
export async function describeDatanets(
  db: Pick<Db, '$queryRaw'>,
  datanets: readonly { readonly datanetId: number; readonly version: number }[],
): Promise<TrainingJob['datanets']> {
  const rows = await db.$queryRaw<TrainingJob['datanets']>`
    SELECT v.datanet_id AS "datanetId", v.number AS version, v.manifest_hash AS "manifestHash", m.name, m.licence
    FROM datanet_version v
    JOIN datanet d ON d.id = v.datanet_id
    JOIN datanet_metadata m ON m.cid = d.metadata_cid
    JOIN jsonb_to_recordset(${JSON.stringify(datanets)}::jsonb) AS wanted("datanetId" int, version int)
      ON wanted."datanetId" = v.datanet_id AND wanted.version = v.number
    ORDER BY v.datanet_id`;
  if (rows.length !== datanets.length) {
    throw new AppError('not-ready', 'The descriptions of the chosen Datanets have not been read yet.');
  }
  return rows;
}
