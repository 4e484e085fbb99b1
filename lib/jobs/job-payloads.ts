/** Every job there is, and what it is told. Handlers: lib/jobs/<name>.ts. */
export type JobPayloads = {
  'ingest-metadata': { cid: string };
  'ingest-contribution': { contributionId: number };
  'erase-contribution': { contributionId: number };
  'ingest-manifest': { cid: string };
  'ingest-epoch': { cid: string };
  train: { runId: string };
  attribute: { receiptId: string };
  settle: Record<string, never>;
};

export type JobName = keyof JobPayloads;

/** One job to be queued. With a key, a job that waits under the same key is replaced by this one. */
export type JobSpec = {
  [Name in JobName]: { name: Name; payload: JobPayloads[Name]; jobKey?: string };
}[JobName];
