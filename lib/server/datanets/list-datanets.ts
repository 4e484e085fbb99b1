import type { Db } from '@/lib/db/client';
import { type DatanetListItem, listDatanetFacets, listDatanetRows } from '@/lib/db/datanet';
import { readKeptSummaries } from '@/lib/db/datanet-summary';
import type { DatanetSearch } from '@/lib/schemas/datanet-search';
import type { DatanetSummary } from '@/lib/schemas/datanet-summary';
import { countPages } from '@/lib/server/page-size';

const PAGE_SIZE = 24;

export type DatanetList = {
  /** With what is kept of the counts of their records; null until they were counted. */
  datanets: (DatanetListItem & { counted: DatanetSummary | null })[];
  total: number;
  pageCount: number;
  /** Tags and licences in use, most used first: what can be filtered by. */
  facets: Awaited<ReturnType<typeof listDatanetFacets>>;
};

/** A page of the Datanets that match a search. */
export async function listDatanets({ db }: { db: Db }, search: DatanetSearch): Promise<DatanetList> {
  const [{ rows, total }, facets] = await Promise.all([
    listDatanetRows(db, { search, pageSize: PAGE_SIZE }),
    listDatanetFacets(db),
  ]);
  const counted = await readKeptSummaries(
    db,
    rows.map(({ id }) => id),
  );
  const datanets = rows.map((row) => ({ ...row, counted: counted.get(row.id) ?? null }));
  return { datanets, total, pageCount: countPages(total, PAGE_SIZE), facets };
}
