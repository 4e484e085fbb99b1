import type { Db } from '@/lib/db/client';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import type { AttributionThread } from '@/lib/jobs/attribution-thread';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { loadExplainable } from '@/lib/jobs/load-explainable';
import { readModelRecords } from '@/lib/jobs/read-model-records';
import type { ModelKind } from '@/lib/schemas/training';
import type { ContentStore } from '@/lib/storage/content-store';

/** Passages are ranked and quoted in milliseconds, without preparation; a base is not asked. */
const PREPARED: readonly ModelKind[] = ['classifier', 'adapter', 'endpoint'];

/**
 * Prepares a published model version in this worker's attribution thread, so that its first receipts need not wait for
 * it. A worker that started later prepares at the first answer.
 */
export async function prepareModel(
  { db, store, thread }: { db: Db; store: ContentStore; thread: Pick<AttributionThread, 'prepare'> },
  { modelId, version: number }: JobPayloads['prepare-model'],
): Promise<void> {
  const version = await findAnsweringVersion(db, { modelId, version: number });
  if (!version || !PREPARED.includes(version.manifest.kind)) return;
  const training = await readModelRecords({ db, store }, version);
  if (!training) return;
  await thread.prepare({
    key: version.manifestCid,
    loadModel: () => loadExplainable({ store }, { version, training }),
  });
}
