import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributionList } from '@/components/datanets/contribution-list';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { searchHref } from '@/components/datanets/search-href';
import { Address } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { TabLinks } from '@/components/ui/tab-links';
import { contributionSearchSchema } from '@/lib/schemas/datanet-search';
import { listContributions } from '@/lib/server/contributions/list-contributions';
import { dependencies } from '@/lib/server/dependencies';
import { getTexts } from '@/lib/texts/get-texts';

const STATES = ['submitted', 'accepted', 'rejected', 'withdrawn'] as const;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.contributionsPage'))('title') };
}

export default async function ContributionsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const search = contributionSearchSchema.parse(await searchParams);
  const [t, found] = await Promise.all([
    getTexts('datanets.contributionsPage'),
    listContributions(dependencies(), { datanetId: datanet.id, search }),
  ]);
  const path = `/datanets/${datanet.id}/contributions`;
  const { status, contributor } = search;
  // A place that nothing stands beyond any more, as in an old link: from the beginning.
  if (found.contributions.length === 0 && (search.after || search.before)) {
    redirect(searchHref(path, { status, contributor }));
  }
  const { counts } = found;
  const all = counts.submitted + counts.accepted + counts.rejected + counts.withdrawn;
  return (
    <>
      <TabLinks
        label={t('filter')}
        className="mb-4"
        items={[
          {
            href: searchHref(path, { contributor }),
            label: t('all'),
            active: status === null,
            count: contributor ? undefined : all,
          },
          ...STATES.map((one) => ({
            href: searchHref(path, { status: one, contributor }),
            label: t(one),
            active: status === one,
            count: contributor ? undefined : counts[one],
          })),
        ].map(({ count, ...item }) => (count === undefined ? item : { ...item, count }))}
      />
      {contributor ? (
        <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <span className="inline-flex items-center gap-1.5">
            {t.rich('by', { who: () => <Address address={contributor} href={`/people/${contributor}`} /> })}
          </span>
          <ButtonLink variant="quiet" size="sm" href={path}>
            {t('clear')}
          </ButtonLink>
        </p>
      ) : null}
      {found.contributions.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          description={t('empty')}
          action={<ButtonLink href={`/datanets/${datanet.id}/contribute`}>{t('contribute')}</ButtonLink>}
        />
      ) : (
        <ContributionList datanetId={datanet.id} contributions={found.contributions} />
      )}
      <KeysetPagination
        path={path}
        filters={{ status: status ?? '', contributor }}
        previous={found.previous}
        next={found.next}
        label={t('pages')}
        total=""
        className="mt-5"
      />
    </>
  );
}
