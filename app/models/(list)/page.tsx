import type { Metadata } from 'next';
import { ModelCard } from '@/components/models/model-card';
import { ModelFilters } from '@/components/models/model-filters';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { modelSearchSchema } from '@/lib/schemas/model-search';
import { dependencies } from '@/lib/server/dependencies';
import { readModelsPage } from '@/lib/server/models/list-models';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = modelSearchSchema.parse(await searchParams);
  const { models, total, page, pageCount } = await readModelsPage(dependencies(), {
    search: query.q,
    sort: query.sort,
    includeRetired: query.retired,
    page: query.page,
  });
  const hrefFor = (target: number) => {
    const params = new URLSearchParams({ sort: query.sort, page: String(target) });
    if (query.q) params.set('q', query.q);
    if (query.retired) params.set('retired', '1');
    return `/models?${params}`;
  };
  return (
    <>
      <PageHeader
        title="Models"
        description="Trained on Datanets by their builders. Every answer you pay for names the records behind it, and pays their authors."
        actions={<ButtonLink href="/factory/new">Train a model</ButtonLink>}
      />
      <ModelFilters query={query} />
      {models.length === 0 ? (
        <EmptyState
          title={query.q ? `No model matches “${query.q}”` : 'No model has been published yet'}
          description={query.q ? 'Try fewer words.' : 'A model is trained on a published version of a Datanet.'}
          action={
            <ButtonLink href={query.q ? '/models' : '/factory/new'}>
              {query.q ? 'Show all' : 'Train the first'}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {models.map((model) => (
            <li key={model.id}>
              <ModelCard model={model} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={hrefFor}
        total={`${total.toLocaleString('en')} ${total === 1 ? 'model' : 'models'}`}
        className="mt-6"
      />
    </>
  );
}
