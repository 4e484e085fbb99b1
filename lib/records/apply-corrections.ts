/** What a correction needs to know of a record; `supersedes` is the hash of the record it corrects. */
export type CorrectableRecord = {
  readonly hash: string;
  readonly supersedes: string | null;
  readonly contributor: string;
};

/**
 * Leaves out the records that another of the list corrects, and names each remaining one's first author: who wrote
 * the record at the beginning of its chain of corrections, or its own contributor when it corrects nothing of the
 * list. `corrects` is that chain, from the record it corrects itself to the first. The order is kept. Where several
 * records share a hash, the first of them began it. A cycle cannot exist, since a record's hash covers the hash it
 * supersedes (docs/architecture.md, “Records”).
 * @param records a version's records in version order, excluded ones already left out
 */
export function applyCorrections<T extends CorrectableRecord>(
  records: readonly T[],
): (T & { firstAuthor: T['contributor']; corrects: T['hash'][] })[] {
  const byHash = new Map<string, T>();
  const corrected = new Set<string>();
  for (const record of records) {
    if (!byHash.has(record.hash)) byHash.set(record.hash, record);
    if (record.supersedes !== null) corrected.add(record.supersedes);
  }
  return records
    .filter((record) => !corrected.has(record.hash))
    .map((record) => {
      const chain = listCorrected(record, byHash);
      const firstAuthor = (chain.at(-1) ?? record).contributor;
      return { ...record, firstAuthor, corrects: chain.map(({ hash }) => hash) };
    });
}

function listCorrected<T extends CorrectableRecord>(record: T, byHash: ReadonlyMap<string, T>): T[] {
  const chain: T[] = [];
  for (let last = record; last.supersedes !== null; ) {
    const earlier = byHash.get(last.supersedes);
    if (!earlier) break;
    chain.push(earlier);
    last = earlier;
  }
  return chain;
}
