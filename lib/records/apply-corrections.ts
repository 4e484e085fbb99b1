/** What a correction needs to know of a record; `supersedes` is the hash of the record it corrects. */
export type CorrectableRecord = {
  readonly hash: string;
  readonly supersedes: string | null;
  readonly contributor: string;
};

/**
 * Leaves out the records that another of the list corrects, and names each remaining one's first author: who wrote
 * the record at the beginning of its chain of corrections, or its own contributor when it corrects nothing of the
 * list. The order is kept. Where several records share a hash, the first of them began it. A cycle cannot exist,
 * since a record's hash covers the hash it supersedes (docs/architecture.md, “Records”).
 * @param records a version's records in version order, excluded ones already left out
 */
export function applyCorrections<T extends CorrectableRecord>(
  records: readonly T[],
): (T & { firstAuthor: T['contributor'] })[] {
  const byHash = new Map<string, T>();
  const corrected = new Set<string>();
  for (const record of records) {
    if (!byHash.has(record.hash)) byHash.set(record.hash, record);
    if (record.supersedes !== null) corrected.add(record.supersedes);
  }
  return records
    .filter((record) => !corrected.has(record.hash))
    .map((record) => ({ ...record, firstAuthor: findFirstAuthor(record, byHash) }));
}

function findFirstAuthor<T extends CorrectableRecord>(record: T, byHash: ReadonlyMap<string, T>): T['contributor'] {
  let first = record;
  while (first.supersedes !== null) {
    const earlier = byHash.get(first.supersedes);
    if (!earlier) break;
    first = earlier;
  }
  return first.contributor;
}
