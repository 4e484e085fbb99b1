import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributionTable } from '@/components/datanets/contribution-table';
import { countWords } from '@/components/datanets/count-words';
import { searchHref } from '@/components/datanets/search-href';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Select } from '@/components/ui/select';
import { contributionSearchSchema } from '@/lib/schemas/datanet-search';
import { listContributions } from '@/lib/server/contributions/list-contributions';
import { dependencies } from '@/lib/server/dependencies';

export const metadata: Metadata = { title: 'Contributions' };

const STATUS_OPTIONS = [
  { value: 'submitted', label: 'Waiting for review' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'withdrawn', label: 'Withdrawn' },
];

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ContributionsPage({ params, searchParams }: Props) {
  const { datanet } = await getDatanet((await params).id);
  const search = contributionSearchSchema.parse(await searchParams);
  const found = await listContributions(dependencies(), { datanetId: datanet.id, search });
  const path = `/datanets/${datanet.id}/contributions`;
  return (
    <>
      <form action={path} className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          name="status"
          defaultValue={search.status ?? ''}
          placeholder="Any state"
          options={STATUS_OPTIONS}
          aria-label="State"
          className="w-52"
        />
        {search.contributor ? <input type="hidden" name="contributor" value={search.contributor} /> : null}
        <Button type="submit" variant="secondary">
          Apply
        </Button>
        {search.contributor ? (
          <>
            <span className="flex items-center gap-1.5 text-muted text-sm">
              by <Address address={search.contributor} />
            </span>
            <ButtonLink variant="quiet" href={path}>
              Clear
            </ButtonLink>
          </>
        ) : null}
      </form>
      {found.contributions.length === 0 ? (
        <EmptyState
          title="No contribution of this kind"
          description="Whatever is contributed stands here, also what was rejected or withdrawn."
          action={<ButtonLink href={`/datanets/${datanet.id}/contribute`}>Contribute</ButtonLink>}
        />
      ) : (
        <Card flush>
          <ContributionTable datanetId={datanet.id} contributions={found.contributions} />
        </Card>
      )}
      <Pagination
        page={search.page}
        pageCount={found.pageCount}
        hrefFor={(page) => searchHref(path, { ...search, page })}
        total={countWords(found.total, 'contribution')}
        className="mt-5"
      />
    </>
  );
}
