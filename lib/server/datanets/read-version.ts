import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readVersionRow, type VersionRow } from '@/lib/db/datanet-version';
import {
  type ChangedContribution,
  listChangedContributions,
  listVersionCorrections,
  readVersionChanges,
  type VersionChange,
  type VersionCorrection,
} from '@/lib/db/version-change';

/** Contributions and corrections that a version's page names one by one. */
const MOST_SHOWN = 100;

export type VersionPage = {
  version: VersionRow;
  change: VersionChange;
  contributions: ChangedContribution[];
  corrections: VersionCorrection[];
};

/** A published version and what it changed. @throws AppError `not-found` */
export async function readVersion(
  { db }: { db: Db },
  { datanetId, number }: { datanetId: number; number: number },
): Promise<VersionPage> {
  const version = await readVersionRow(db, { datanetId, number });
  if (!version)
    throw new AppError('not-found', `Datanet ${datanetId} has no version ${number}. Choose one from its list.`);
  const [changes, contributions, corrections] = await Promise.all([
    readVersionChanges(db, { datanetId, versions: [number] }),
    listChangedContributions(db, { datanetId, version: number, limit: MOST_SHOWN }),
    listVersionCorrections(db, { datanetId, version: number, limit: MOST_SHOWN }),
  ]);
  const change = changes.get(number) ?? {
    addedContributions: 0,
    addedRecords: 0,
    removedContributions: 0,
    removedRecords: 0,
  };
  return { version, change, contributions, corrections };
}
