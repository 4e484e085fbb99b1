import { Prisma } from '@/lib/db/generated/client';
import type { Place } from '@/lib/schemas/datanet-search';

/** A page of a list, and whether the list goes on beyond it. */
export type KeysetPage<Row> = { rows: Row[]; hasPrevious: boolean; hasNext: boolean };

type From = { after: Place | null; before: Place | null };

/**
 * The condition that rows stand beyond a place of a list ordered by two columns, so that a page is found by the index
 * however far it is; nothing from the beginning on. Where both are given, `before` counts.
 */
export function beyond(
  { after, before }: From,
  { columns, direction }: { columns: Prisma.Sql; direction: 'ascending' | 'descending' },
): Prisma.Sql {
  const place = before ?? after;
  if (!place) return Prisma.empty;
  const later = (direction === 'ascending') === (before === null);
  const values = Prisma.sql`(${place.major}::int, ${place.minor}::int)`;
  return later ? Prisma.sql`AND ${columns} > ${values}` : Prisma.sql`AND ${columns} < ${values}`;
}

/** The page of rows that were asked for with one more, and, before a place, in the opposite order. */
export function toKeysetPage<Row>(
  rows: readonly Row[],
  { after, before, pageSize }: { after: object | null; before: object | null; pageSize: number },
): KeysetPage<Row> {
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (before) return { rows: page.reverse(), hasPrevious: more, hasNext: true };
  return { rows: page, hasPrevious: after !== null, hasNext: more };
}

/** Where the pages before and after a page go on, as it stands in an address; null at an end of the list. */
export function pageEnds<Row>(
  { rows, hasPrevious, hasNext }: KeysetPage<Row>,
  placeOf: (row: Row) => string,
): { previous: string | null; next: string | null } {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    previous: hasPrevious && first ? placeOf(first) : null,
    next: hasNext && last ? placeOf(last) : null,
  };
}
