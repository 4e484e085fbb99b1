import type { Db } from '@/lib/db/client';
import { type KeptSummary, readKeptSummary } from '@/lib/db/datanet-summary';
import { addJob } from '@/lib/jobs/queue';
import { summariseDatanetJob } from '@/lib/jobs/summarise-datanet';

/** What is kept of a Datanet's counts; where that is none or old, has it counted anew. */
export async function readSummary({ db }: { db: Db }, datanetId: number): Promise<KeptSummary> {
  const kept = await readKeptSummary(db, datanetId);
  if (!kept.current) {
    const { name, payload, jobKey } = summariseDatanetJob(datanetId);
    await addJob(db, name, payload, { ...(jobKey ? { jobKey } : {}) });
  }
  return kept;
}
