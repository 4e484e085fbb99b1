import { policySentences } from '@/components/datanets/policy-words';
import { RequestAccess } from '@/components/datanets/request-access';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Stat } from '@/components/ui/stat';
import { TimeAgo } from '@/components/ui/time-ago';
import type { AccessLevel } from '@/lib/schemas/datanet';

export type DatanetHeaderData = {
  id: number;
  owner: string;
  name: string | null;
  summary: string | null;
  tags: string[] | null;
  licence: string | null;
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
  acceptedRecords: number;
  contributorCount: number;
  versionCount: number;
  pendingCount: number;
  createdAt: Date;
};

export type StandingData = {
  owner: boolean;
  curator: boolean;
  mayContribute: boolean;
  mayTrain: boolean;
  contributeRequested: boolean;
  trainRequested: boolean;
};

/** Whose Datanet this is, who may do what with it, and how much is in it. */
export function DatanetHeader({
  datanet,
  curators,
  standing,
}: {
  datanet: DatanetHeaderData;
  curators: readonly string[];
  standing: StandingData;
}) {
  const policy = policySentences(datanet);
  return (
    <>
      <PageHeader
        className="mb-5"
        title={datanet.name ?? `Datanet ${datanet.id}`}
        description={datanet.summary ?? 'Its description has not been found yet.'}
        crumbs={[{ href: '/datanets', label: 'Datanets' }]}
        meta={
          <>
            <span className="inline-flex items-center gap-1.5">
              Owner <Address address={datanet.owner} />
            </span>
            {curators.length > 0 ? (
              <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
                {curators.length === 1 ? 'Curator' : 'Curators'}
                {curators.slice(0, 4).map((curator) => (
                  <Address key={curator} address={curator} />
                ))}
                {curators.length > 4 ? ` and ${curators.length - 4} more` : null}
              </span>
            ) : null}
            {datanet.licence ? <Badge tone="river">{datanet.licence}</Badge> : null}
            {datanet.tags?.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
            <span>
              created <TimeAgo at={datanet.createdAt} />
            </span>
          </>
        }
        actions={
          <>
            {datanet.versionCount > 0 ? (
              <ButtonLink href={`/factory/new?datanet=${datanet.id}`} variant="secondary">
                Train on it
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/datanets/${datanet.id}/contribute`}>Contribute</ButtonLink>
          </>
        }
      />
      <p className="mb-5 text-muted text-sm">
        {policy.contribute} {policy.train} A curator decides on each contribution, never on one of their own.
      </p>
      <RequestAccess
        datanetId={datanet.id}
        contribute={ask(datanet.contributeAccess, standing.mayContribute, standing.contributeRequested)}
        train={ask(datanet.trainAccess, standing.mayTrain, standing.trainRequested)}
      />
      <dl className="mb-6 grid grid-cols-2 gap-6 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4 sm:p-6">
        <Stat label="Accepted records" value={datanet.acceptedRecords.toLocaleString('en')} />
        <Stat label="Contributors" value={datanet.contributorCount.toLocaleString('en')} />
        <Stat label="Published versions" value={datanet.versionCount.toLocaleString('en')} />
        <Stat label="Contributions waiting" value={datanet.pendingCount.toLocaleString('en')} />
      </dl>
    </>
  );
}

function ask(access: AccessLevel, may: boolean, requested: boolean): 'none' | 'can-ask' | 'asked' {
  if (access !== 'on-request' || may) return 'none';
  return requested ? 'asked' : 'can-ask';
}
