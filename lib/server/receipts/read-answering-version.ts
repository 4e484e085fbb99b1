import { cache } from 'react';
import type { Db } from '@/lib/db/client';
import { type AnsweringVersion, findAnsweringVersion } from '@/lib/db/receipt-attribution';

/** The model version that gave an answer, read once per request; null while it or its manifest is not known to the index. */
export function readAnsweringVersion(
  db: Db,
  { modelId, modelVersion }: { modelId: number; modelVersion: number },
): Promise<AnsweringVersion | null> {
  return versionOf(db, modelId, modelVersion);
}

const versionOf = cache((db: Db, modelId: number, version: number) => findAnsweringVersion(db, { modelId, version }));
