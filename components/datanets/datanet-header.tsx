import { useReader, useTexts } from '#texts';
import { DatanetTop } from '@/components/datanets/datanet-top';
import type { Asking } from '@/components/datanets/request-access';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import type { ButtonSize } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { UnlessHere } from '@/components/ui/unless-here';
import { formatNumber } from '@/lib/core/format-number';
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

const MOST_CURATORS = 4;

/** What this Datanet is, whose, how much is in it, and what one can do here; above its further parts its name and state. */
export function DatanetHeader({
  datanet,
  curators,
  standing,
}: {
  datanet: DatanetHeaderData;
  curators: readonly string[];
  standing: StandingData;
}) {
  const t = useTexts('datanets.datanetHeader');
  const base = `/datanets/${datanet.id}`;
  const figures = [
    { href: base, count: datanet.acceptedRecords, label: t('records', { count: datanet.acceptedRecords }) },
    {
      href: `${base}/contributors`,
      count: datanet.contributorCount,
      label: t('contributors', { count: datanet.contributorCount }),
    },
    { href: `${base}/versions`, count: datanet.versionCount, label: t('versions', { count: datanet.versionCount }) },
    { href: `${base}/review`, count: datanet.pendingCount, label: t('waiting', { count: datanet.pendingCount }) },
  ];
  const name = <span translate="no">{datanet.name ?? t('noName', { id: datanet.id })}</span>;
  const crumbs = [{ href: '/datanets', label: t('crumb') }];
  const licence = datanet.licence ? <Badge tone="river">{datanet.licence}</Badge> : null;
  const actions = (size?: ButtonSize) => (
    <>
      {datanet.versionCount > 0 ? (
        <ButtonLink href={`/factory/new?datanet=${datanet.id}`} variant="secondary" size={size}>
          {t('train')}
        </ButtonLink>
      ) : null}
      <UnlessHere href={`${base}/contribute`}>
        <ButtonLink href={`${base}/contribute`} size={size}>
          {t('contribute')}
        </ButtonLink>
      </UnlessHere>
    </>
  );
  const whole = (
    <>
      <PageHeader
        className="mb-5"
        title={name}
        description={datanet.summary ? <span translate="no">{datanet.summary}</span> : t('noSummary')}
        crumbs={crumbs}
        meta={
          <>
            <span className="inline-flex min-w-0 items-center gap-1.5">
              {t.rich('owner', { who: () => <Address address={datanet.owner} href={`/people/${datanet.owner}`} /> })}
            </span>
            {curators.length > 0 ? (
              <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
                {t.rich('curators', {
                  count: curators.length,
                  who: () =>
                    curators
                      .slice(0, MOST_CURATORS)
                      .map((curator) => <Address key={curator} address={curator} href={`/people/${curator}`} />),
                })}
                {curators.length > MOST_CURATORS ? t('more', { count: curators.length - MOST_CURATORS }) : null}
              </span>
            ) : null}
            {licence}
            {datanet.tags?.length ? (
              <span className="text-faint" translate="no">
                {datanet.tags.join(' · ')}
              </span>
            ) : null}
            <span className="text-faint">{t.rich('created', { when: () => <TimeAgo at={datanet.createdAt} /> })}</span>
          </>
        }
        actions={actions()}
      />
      <ul className="mb-5 grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-8 sm:gap-y-2">
        {figures.map((figure) => (
          <HeaderFigure key={figure.href} {...figure} />
        ))}
      </ul>
    </>
  );
  return (
    <DatanetTop
      id={datanet.id}
      whole={whole}
      compact={
        <PageHeader
          compact
          title={
            <Link href={base} className="hover:underline">
              {name}
            </Link>
          }
          crumbs={crumbs}
          meta={
            <>
              {t('state', { records: datanet.acceptedRecords, versions: datanet.versionCount })}
              {licence}
            </>
          }
          actions={actions('sm')}
        />
      }
      asking={{
        contribute: ask(datanet.contributeAccess, standing.mayContribute, standing.contributeRequested),
        train: ask(datanet.trainAccess, standing.mayTrain, standing.trainRequested),
      }}
    />
  );
}

function HeaderFigure({ href, count, label }: { href: string; count: number; label: string }) {
  const { tag } = useReader();
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        className="group/figure flex flex-col text-muted text-sm sm:flex-row sm:items-baseline sm:gap-2"
      >
        <span className="font-display text-2xl text-ink tabular-nums">{formatNumber(count, tag)}</span>
        <span className="group-hover/figure:underline">{label}</span>
      </Link>
    </li>
  );
}

function ask(access: AccessLevel, may: boolean, requested: boolean): Asking {
  if (access !== 'on-request' || may) return 'none';
  return requested ? 'asked' : 'can-ask';
}
