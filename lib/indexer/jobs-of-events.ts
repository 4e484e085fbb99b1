import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import type { JobSpec, NamedBy } from '@/lib/jobs/job-payloads';
import { summariseDatanetJob } from '@/lib/jobs/summarise-datanet';
import { isCid } from '@/lib/records/compute-cid';

/** The jobs that events ask for: reading the files they name, hiding what was withdrawn. */
export function jobsOfEvents(events: readonly DecodedEvent[], chainId: number): JobSpec[] {
  const jobs: JobSpec[] = [];
  for (const event of events) {
    const namedBy: NamedBy = { chainId, blockHash: event.blockHash, logIndex: event.logIndex };
    const key = `${event.blockHash}:${event.logIndex}`;
    switch (event.name) {
      case 'DatanetCreated':
      case 'MetadataChanged':
        if (!isCid(event.args.metadataCid)) break;
        jobs.push({
          name: 'ingest-metadata',
          payload: { cid: event.args.metadataCid, namedBy },
          jobKey: `metadata:${key}`,
        });
        break;
      case 'ContributionSubmitted':
        jobs.push(ingestContributionJob(Number(event.args.contributionId)));
        break;
      case 'ContributionAccepted':
        jobs.push(summariseDatanetJob(Number(event.args.datanetId)));
        break;
      case 'ContributionWithdrawn':
        jobs.push(summariseDatanetJob(Number(event.args.datanetId)));
        jobs.push(eraseContributionJob(Number(event.args.contributionId), { final: false }));
        break;
      case 'ModelVersionPublished':
        if (!isCid(event.args.manifestCid)) break;
        jobs.push({
          name: 'ingest-manifest',
          payload: { cid: event.args.manifestCid, namedBy },
          jobKey: `manifest:${key}`,
        });
        break;
      case 'EpochProposed':
        if (!isCid(event.args.fileCid)) break;
        jobs.push({ name: 'ingest-epoch', payload: { cid: event.args.fileCid, namedBy }, jobKey: `epoch:${key}` });
        break;
    }
  }
  return jobs;
}

export function ingestContributionJob(contributionId: number): JobSpec {
  return { name: 'ingest-contribution', payload: { contributionId }, jobKey: `ingest-contribution:${contributionId}` };
}

/** Hides the records of a withdrawn contribution; once the withdrawal is `final`, erases its file. */
export function eraseContributionJob(contributionId: number, { final }: { final: boolean }): JobSpec {
  const payload = { contributionId, final };
  return { name: 'erase-contribution', payload, jobKey: `erase-contribution:${contributionId}` };
}
