/** Where on the chain a file was named: the job is void when a reorganisation took the event away. */
export type NamedBy = { chainId: number; blockHash: string; logIndex: number };

/** Every job there is, and what it is told. Handlers: lib/jobs/<name>.ts. */
export type JobPayloads = {
  'ingest-metadata': { cid: string; namedBy: NamedBy };
  'ingest-contribution': { contributionId: number };
  /** `final`: the withdrawal cannot be reorganised away any more, so the file goes too. */
  'erase-contribution': { contributionId: number; final?: boolean };
  'rank-contribution': { contributionId: number };
  'summarise-datanet': { datanetId: number };
  'ingest-manifest': { cid: string; namedBy: NamedBy };
  'ingest-epoch': { cid: string; namedBy: NamedBy };
  'note-harm': { cid: string };
  train: { runId: string };
  'prepare-model': { modelId: number; version: number };
  attribute: { receiptId: string };
  settle: { whenDue?: boolean };
  'redo-epoch': { number: number };
};

export type JobName = keyof JobPayloads;

/** One job to be queued. With a key, a job that waits under the same key is replaced by this one. */
export type JobSpec = {
  [Name in JobName]: { name: Name; payload: JobPayloads[Name]; jobKey?: string };
}[JobName];
