import type { Db } from '@/lib/db/client';
import { countDatanet } from '@/lib/db/count-datanet';
import { readDatanetSchema } from '@/lib/db/datanet-metadata';
import { keepSummary, readKeptSummary, readSummaryStamp } from '@/lib/db/datanet-summary';
import type { JobPayloads, JobSpec } from '@/lib/jobs/job-payloads';

export function summariseDatanetJob(datanetId: number): JobSpec {
  return { name: 'summarise-datanet', payload: { datanetId }, jobKey: `summarise-datanet:${datanetId}` };
}

/**
 * Counts what stands in a Datanet's records, unless that is counted already. The stamp is read before the records: what
 * comes in between makes the summary count as old, never as current.
 */
export async function summariseDatanet(
  { db }: { db: Db },
  { datanetId }: JobPayloads['summarise-datanet'],
): Promise<void> {
  const kept = await readKeptSummary(db, datanetId);
  const stamp = await readSummaryStamp(db, datanetId);
  if (stamp === null || (kept.summary && kept.stamp === stamp)) return;
  const summary = await countDatanet(db, { datanetId, schema: await readDatanetSchema(db, datanetId) });
  await keepSummary(db, { datanetId, stamp, summary });
}
