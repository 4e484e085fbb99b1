import type { Db } from '@/lib/db/client';
import {
  listAccepted,
  listModelsOnDatanet,
  listVersionContributionIds,
  listVersionRows,
  type ModelOnDatanet,
  type VersionRow,
} from '@/lib/db/datanet-version';

export type VersionList = {
  versions: VersionRow[];
  /** What the next version would hold, and whether that differs from the last. */
  next: { contributions: number; records: number; changed: boolean };
};

/** A Datanet's published versions, newest first, and what publishing another would freeze. */
export async function listVersions({ db }: { db: Db }, datanetId: number): Promise<VersionList> {
  const [versions, accepted] = await Promise.all([listVersionRows(db, datanetId), listAccepted(db, datanetId)]);
  const version = versions[0]?.number;
  const last = version === undefined ? [] : await listVersionContributionIds(db, { datanetId, version });
  const ids = accepted.map((row) => row.contributionId);
  return {
    versions,
    next: {
      contributions: ids.length,
      records: accepted.reduce((sum, row) => sum + row.recordCount - row.excluded.length, 0),
      changed: ids.join() !== last.join(),
    },
  };
}

/** The models built on a Datanet, newest first. */
export function listModelsBuiltOn({ db }: { db: Db }, datanetId: number): Promise<ModelOnDatanet[]> {
  return listModelsOnDatanet(db, datanetId);
}
