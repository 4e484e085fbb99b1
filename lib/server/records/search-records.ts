import type { Db } from '@/lib/db/client';
import { pageEnds } from '@/lib/db/keyset';
import { countRecordRows, type RecordRow, searchRecordRows } from '@/lib/db/record';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { RecordSearch } from '@/lib/schemas/datanet-search';
import { readInTime } from '@/lib/server/search/read-in-time';

type Reader = Pick<Db, '$queryRaw'>;

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
 * field. `known`: how many there are without a filter, where that was counted; it is waited for only without one. With a
 * filter, every record may have to be read to find a page of them: then each statement may take no longer than `mostMs`.
 * @throws AppError `timeout`
 */
export async function searchRecords(
  { db }: { db: Db },
  input: {
    datanetId: number;
    schema: DatanetSchema | null;
    search: RecordSearch;
    known?: Promise<number | null>;
    mostMs?: number;
  },
): Promise<RecordList> {
  const { datanetId, schema, search, known, mostMs } = input;
  const labelField = schema?.fields.find((field) => field.kind === 'label')?.name ?? null;
  const wanted = { datanetId, search, labelField };
  const filtered = search.q !== '' || search.label !== '' || search.contributor !== '';
  const readPage = (reads: Reader) => searchRecordRows(reads, { ...wanted, pageSize: PAGE_SIZE });
  const count = async (reads: Reader) => {
    const counted = await countRecordRows(reads, { ...wanted, most: MOST_COUNTED });
    return { total: Math.min(counted, MOST_COUNTED), more: counted > MOST_COUNTED };
  };
  const countAll = async () => {
    const whole = (await known) ?? null;
    return whole === null ? count(db) : { total: whole, more: false };
  };
  const [page, counted] = filtered
    ? await readInTime(
        db,
        async (reads) => [await readPage(reads), await count(reads)] as const,
        mostMs === undefined ? {} : { mostMs },
      )
    : await Promise.all([readPage(db), countAll()]);
  return {
    records: page.rows,
    ...counted,
    ...pageEnds(page, ({ sequence, index }) => `${sequence}.${index}`),
  };
}
