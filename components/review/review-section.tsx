import { useTexts } from '#texts';
import { searchHref } from '@/components/datanets/search-href';
import { DecisionBar } from '@/components/review/decision-bar';
import { type Ranking, ReviewFilter } from '@/components/review/review-filter';
import { ReviewKeys } from '@/components/review/review-keys';
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
  contribution: { id: number; datanetId: number; recordCount: number; excluded: readonly number[] };
  schema: DatanetSchema | null;
  search: ReviewSearch;
  found: {
    records: readonly ReviewRecord[];
    counts: { all: number; doubt: number; copies: number };
    copies: readonly number[];
    pageCount: number;
    ranking: (Ranking & { labelField: string }) | null;
  };
  decidable: boolean;
  /** Whether the contribution is being looked at now. */
  waiting: boolean;
}) {
  const t = useTexts('review.reviewSection');
  const { records, counts, pageCount, ranking } = found;
  const path = `/datanets/${contribution.datanetId}/contributions/${contribution.id}`;
  const { show, order, page } = search;
  const filters = { show: show === 'all' ? '' : show, order: order === 'file' ? order : '' };
  return (
    <div>
      <Card flush className={decidable ? 'overflow-visible' : ''}>
        <ReviewFilter path={path} show={show} order={order} counts={counts} ranking={ranking} waiting={waiting} />
        {decidable && records.length > 0 ? <ReviewKeys /> : null}
        {records.length > 0 ? (
          <ReviewRecords
            datanetId={contribution.datanetId}
            contributionId={contribution.id}
            schema={schema}
            labelField={ranking?.labelField || null}
            records={records}
            copies={found.copies}
            decidable={decidable}
            leftOut={contribution.excluded}
          />
        ) : (
          <EmptyState title={t(`${show}Title`)} description={t(show)} />
        )}
        {decidable ? <DecisionBar contributionId={contribution.id} recordCount={contribution.recordCount} /> : null}
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
