import type { Metadata } from 'next';
import { getModelNamer } from '@/components/models/get-model-namer';
import { ModelCard } from '@/components/models/model-card';
import { ModelFilters } from '@/components/models/model-filters';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { modelSearchSchema } from '@/lib/schemas/model-search';
import { dependencies } from '@/lib/server/dependencies';
import { readModelsPage } from '@/lib/server/models/list-models';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('models.listPage');
  return { title: t('title'), description: t('description') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ModelsPage({ searchParams }: Props) {
  const [params, t] = await Promise.all([searchParams, getTexts('models.listPage')]);
  const query = modelSearchSchema.parse(params);
  const { models, total, page, pageCount } = await readModelsPage(dependencies(), {
    search: query.q,
    kind: query.kind,
    sort: query.sort,
    includeRetired: query.retired,
    page: query.page,
  });
  const nameOf = await getModelNamer(models);
  const filtered = query.q !== undefined || query.kind !== undefined;
  const hrefFor = (target: number) => {
    const search = new URLSearchParams({ sort: query.sort, page: String(target) });
    if (query.q) search.set('q', query.q);
    if (query.kind) search.set('kind', query.kind);
    if (query.retired) search.set('retired', '1');
    return `/models?${search}`;
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<ButtonLink href="/factory/new">{t('train')}</ButtonLink>}
      />
      <ModelFilters query={query} />
      {models.length === 0 ? (
        <EmptyState
          title={query.q ? t('noMatch', { query: query.q }) : t(query.kind ? 'noneOfKind' : 'none')}
          description={t(query.q ? 'fewerWords' : 'noneWords')}
          action={
            <ButtonLink href={filtered ? '/models' : '/factory/new'}>
              {t(filtered ? 'showAll' : 'trainFirst')}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {models.map((model) => (
            <li key={model.id}>
              <ModelCard model={{ ...model, name: nameOf(model.id, model.name) }} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={hrefFor}
        total={total === 0 ? null : t('total', { count: total })}
        className="mt-6"
      />
    </>
  );
}
