import { searchHref } from '@/components/datanets/search-href';
import { type Ranking, ReviewFilter } from '@/components/review/review-filter';
import { type ReviewRecord, ReviewRecords } from '@/components/review/review-records';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { ReviewSearch } from '@/lib/schemas/datanet-search';

/** A contribution's records, filtered and page by page, with what was found about them. */
export function ReviewSection({
  contribution,
  schema,
  search,
  found,
  decidable,
  waiting,
}: {
  contribution: { id: number; datanetId: number; excluded: readonly number[] };
  schema: DatanetSchema | null;
  search: ReviewSearch;
  found: {
    records: readonly ReviewRecord[];
    counts: { all: number; doubt: number; copies: number };
    pageCount: number;
    ranking: (Ranking & { labelField: string }) | null;
  };
  decidable: boolean;
  /** Whether the contribution is being looked at now. */
  waiting: boolean;
}) {
  const { records, counts, pageCount, ranking } = found;
  const path = `/datanets/${contribution.datanetId}/contributions/${contribution.id}`;
  const { show, order, page } = search;
  const filters = { show: show === 'all' ? '' : show, order: order === 'file' ? order : '' };
  return (
    <div>
      <Card flush>
        <ReviewFilter path={path} show={show} order={order} counts={counts} ranking={ranking} waiting={waiting} />
        {records.length > 0 ? (
          <ReviewRecords
            datanetId={contribution.datanetId}
            contributionId={contribution.id}
            schema={schema}
            labelField={ranking?.labelField || null}
            records={records}
            decidable={decidable}
            leftOut={contribution.excluded}
          />
        ) : (
          <EmptyState {...NOTHING[show]} />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => searchHref(path, { ...filters, page: target })}
        className="mt-4"
      />
    </div>
  );
}

const NOTHING = {
  all: { title: 'No records on this page', description: 'Go back to the first one.' },
  doubt: {
    title: 'No label is in doubt',
    description: 'Nothing the Datanet has speaks against them. They may be wrong all the same.',
  },
  copies: {
    title: 'No copies found',
    description: 'No record says what an earlier one says, in this Datanet or in another.',
  },
} as const;
