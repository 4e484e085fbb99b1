import type { Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { eraseContribution } from '@/lib/jobs/erase-contribution';
import { ingestContribution } from '@/lib/jobs/ingest-contribution';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import { ingestEpoch } from '@/lib/jobs/ingest-epoch';
import { ingestManifest } from '@/lib/jobs/ingest-manifest';
import { ingestMetadata } from '@/lib/jobs/ingest-metadata';
import type { JobName, JobPayloads } from '@/lib/jobs/job-payloads';

const namedFile = z.object({
  cid: z.string(),
  namedBy: z.object({ chainId: z.number(), blockHash: z.string(), logIndex: z.number() }),
});
const contribution = z.object({ contributionId: z.number().int() });

/** The handler of each job by its name. A handler that throws is run again later, ever more slowly. */
export function createTaskList(deps: IngestDeps): TaskList & Partial<Record<JobName, Task>> {
  return {
    'ingest-metadata': task(namedFile, (payload) => ingestMetadata(deps, payload)),
    'ingest-contribution': task(contribution, (payload) => ingestContribution(deps, payload)),
    'erase-contribution': task(contribution.extend({ final: z.boolean().optional() }), (payload) =>
      eraseContribution(deps, payload),
    ),
    'ingest-manifest': task(namedFile, (payload) => ingestManifest(deps, payload)),
    'ingest-epoch': task(namedFile, (payload) => ingestEpoch(deps, payload)),
  } satisfies { [Name in JobName]?: Task };
}

/** A task whose payload is parsed before the handler sees it. */
export function task<Payload extends JobPayloads[JobName]>(
  schema: z.ZodType<Payload>,
  handle: (payload: Payload) => Promise<void>,
): Task {
  return (payload) => handle(schema.parse(payload));
}
