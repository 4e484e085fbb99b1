/** Rows of one page of a list. */
export const PAGE_SIZE = 50;

/** How many pages `total` rows make; at least one, so that an empty list has a first page. */
export function countPages(total: number, pageSize: number = PAGE_SIZE): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
