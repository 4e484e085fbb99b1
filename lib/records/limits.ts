/** The largest file a contribution can be made from, and the largest contribution, in bytes. */
export const MAX_FILE_BYTES = 50_000_000;

/** The most records of one contribution. */
export const MAX_RECORDS = 100_000;
