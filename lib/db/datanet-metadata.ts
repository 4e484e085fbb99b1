import type { Db } from '@/lib/db/client';
import { type DatanetSchema, datanetSchemaSchema } from '@/lib/schemas/datanet';

/** The schema of a Datanet's records, or null while its metadata could not be read. */
export async function readDatanetSchema(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<DatanetSchema | null> {
  const [row] = await db.$queryRaw<{ schema: unknown }[]>`
    SELECT m.schema FROM datanet d JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE d.id = ${datanetId}`;
  return row ? datanetSchemaSchema.parse(row.schema) : null;
}
