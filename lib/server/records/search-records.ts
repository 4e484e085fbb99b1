import type { Db } from '@/lib/db/client';
import { pageEnds } from '@/lib/db/keyset';
import { countRecordRows, type RecordRow, searchRecordRows } from '@/lib/db/record';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { RecordSearch } from '@/lib/schemas/datanet-search';

/** Texts are long: fewer of them on a page than rows of a table. */
const PAGE_SIZE = 25;
/** Matches of a search are counted up to here. */
const MOST_COUNTED = 1_000;

export type RecordList = {
  records: RecordRow[];
  /** How many match: `more`, at least so many. */
  total: number;
  more: boolean;
  /** Places to go on from, as they stand in an address; null at an end. */
  next: string | null;
  previous: string | null;
};

/**
 * One page of a Datanet's records in force: accepted, not left out, not corrected. The label filter is its first label
 * field. `known`: how many there are without a filter, where that was counted; it is waited for only without one.
 */
export async function searchRecords(
  { db }: { db: Db },
  input: { datanetId: number; schema: DatanetSchema | null; search: RecordSearch; known?: Promise<number | null> },
): Promise<RecordList> {
  const { datanetId, schema, search, known } = input;
  const labelField = schema?.fields.find((field) => field.kind === 'label')?.name ?? null;
  const wanted = { datanetId, search, labelField };
  const filtered = search.q !== '' || search.label !== '' || search.contributor !== '';
  const count = async () => {
    const whole = filtered ? null : ((await known) ?? null);
    if (whole !== null) return { total: whole, more: false };
    const counted = await countRecordRows(db, { ...wanted, most: MOST_COUNTED });
    return { total: Math.min(counted, MOST_COUNTED), more: counted > MOST_COUNTED };
  };
  const [page, counted] = await Promise.all([searchRecordRows(db, { ...wanted, pageSize: PAGE_SIZE }), count()]);
  return {
    records: page.rows,
    ...counted,
    ...pageEnds(page, ({ sequence, index }) => `${sequence}.${index}`),
  };
}
