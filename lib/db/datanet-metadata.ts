import type { Db } from '@/lib/db/client';
import {
  type DatanetSchema,
  DEFAULT_SIMILARITY,
  datanetSchemaSchema,
  type SimilarityChoices,
  similaritySchema,
} from '@/lib/schemas/datanet';

/** The schema of a Datanet's records, or null while its metadata could not be read. */
export async function readDatanetSchema(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<DatanetSchema | null> {
  const [row] = await db.$queryRaw<{ schema: unknown }[]>`
    SELECT m.schema FROM datanet d JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE d.id = ${datanetId}`;
  return row ? datanetSchemaSchema.parse(row.schema) : null;
}

/** From which likeness on each of these Datanets takes records for copies, by Datanet; the defaults where none is set. */
export async function readSimilarityChoices(
  db: Pick<Db, '$queryRaw'>,
  datanetIds: readonly number[],
): Promise<Map<number, SimilarityChoices>> {
  const rows = await db.$queryRaw<{ id: number; similarity: unknown }[]>`
    SELECT d.id, m.similarity FROM datanet d LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    WHERE d.id = ANY (${[...datanetIds]}::int[])`;
  return new Map(
    rows.map(({ id, similarity }) => [
      id,
      similarity === null ? DEFAULT_SIMILARITY : similaritySchema.parse(similarity),
    ]),
  );
}
