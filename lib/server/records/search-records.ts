import type { Db } from '@/lib/db/client';
import { type RecordRow, searchRecordRows } from '@/lib/db/record';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { RecordSearch } from '@/lib/schemas/datanet-search';
import { countPages } from '@/lib/server/page-size';

/** Texts are long: fewer of them on a page than rows of a table. */
const PAGE_SIZE = 25;

/** One page of a Datanet's records in force: accepted, not left out, not corrected. The label filter is its first label field. */
export async function searchRecords(
  { db }: { db: Db },
  { datanetId, schema, search }: { datanetId: number; schema: DatanetSchema | null; search: RecordSearch },
): Promise<{ records: RecordRow[]; total: number; pageCount: number }> {
  const labelField = schema?.fields.find((field) => field.kind === 'label')?.name ?? null;
  const { rows, total } = await searchRecordRows(db, { datanetId, search, labelField, pageSize: PAGE_SIZE });
  return { records: rows, total, pageCount: countPages(total, PAGE_SIZE) };
}
