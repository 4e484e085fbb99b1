import type { Db } from '@/lib/db/client';
import {
  listAccepted,
  listModelsOnDatanet,
  listVersionContributionIds,
  listVersionRows,
  type ModelOnDatanet,
  type VersionRow,
} from '@/lib/db/datanet-version';
import { readVersionChanges, type VersionChange } from '@/lib/db/version-change';

/** Versions on one page: each is compared with the one before it. */
const PAGE_SIZE = 20;

export type VersionList = {
  versions: (VersionRow & { change: VersionChange })[];
  /** Number of the version that the next page goes on below; null on the last. */
  more: number | null;
  /** What the next version would hold, and whether that differs from the last. */
  next: { number: number; contributions: number; records: number; changed: boolean };
};

/** A page of a Datanet's published versions, newest first, and what publishing another would freeze. */
export async function listVersions(
  { db }: { db: Db },
  { datanetId, below }: { datanetId: number; below?: number | undefined },
): Promise<VersionList> {
  const [rows, next] = await Promise.all([
    listVersionRows(db, { datanetId, below, limit: PAGE_SIZE + 1 }),
    readNextVersion({ db }, datanetId),
  ]);
  const versions = rows.slice(0, PAGE_SIZE);
  const changes = await readVersionChanges(db, { datanetId, versions: versions.map(({ number }) => number) });
  return {
    versions: versions.map((version) => ({ ...version, change: changes.get(version.number) ?? NO_CHANGE })),
    more: rows.length > PAGE_SIZE ? (versions.at(-1)?.number ?? null) : null,
    next,
  };
}

const NO_CHANGE: VersionChange = { addedContributions: 0, addedRecords: 0, removedContributions: 0, removedRecords: 0 };

/** What the next version would hold, its number, and whether that differs from the last. */
export async function readNextVersion({ db }: { db: Db }, datanetId: number): Promise<VersionList['next']> {
  const [[newest], accepted] = await Promise.all([
    listVersionRows(db, { datanetId, limit: 1 }),
    listAccepted(db, datanetId),
  ]);
  const last = newest ? await listVersionContributionIds(db, { datanetId, version: newest.number }) : [];
  const ids = accepted.map((row) => row.contributionId);
  return {
    number: (newest?.number ?? 0) + 1,
    contributions: ids.length,
    records: accepted.reduce((sum, row) => sum + row.recordCount - row.excluded.length, 0),
    changed: ids.join() !== last.join(),
  };
}

/** The models built on a Datanet, newest first. */
export function listModelsBuiltOn({ db }: { db: Db }, datanetId: number): Promise<ModelOnDatanet[]> {
  return listModelsOnDatanet(db, datanetId);
}
