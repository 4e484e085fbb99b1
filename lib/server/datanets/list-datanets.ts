import type { Db } from '@/lib/db/client';
import { type DatanetListItem, listDatanetFacets, listDatanetRows } from '@/lib/db/datanet';
import type { DatanetSearch } from '@/lib/schemas/datanet-search';
import { countPages } from '@/lib/server/page-size';

const PAGE_SIZE = 24;

export type DatanetList = {
  datanets: DatanetListItem[];
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
  return { datanets: rows, total, pageCount: countPages(total, PAGE_SIZE), facets };
}
