import { useTexts } from '#texts';
import { Checkbox } from '@/components/ui/checkbox';
import { FilterForm } from '@/components/ui/filter-form';
import { Select } from '@/components/ui/select';
import type { ModelSearch } from '@/lib/schemas/model-search';
import type { ModelKind } from '@/lib/schemas/training';

const SORTS = ['newest', 'most-asked', 'cheapest', 'most-accurate'] as const satisfies readonly ModelSearch['sort'][];

/** What one asks for first, then what is asked least often by itself. */
const KINDS = ['classifier', 'retrieval', 'adapter', 'endpoint', 'decoder'] as const satisfies readonly ModelKind[];

/** What the list of models can be narrowed and ordered by. */
export function ModelFilters({ query }: { query: ModelSearch }) {
  const t = useTexts('models.modelFilters');
  return (
    // Begun anew when a link leads to other filters: the fields keep what was chosen otherwise.
    <FilterForm
      key={JSON.stringify({ ...query, page: 1 })}
      path="/models"
      q={query.q ?? ''}
      label={t('search')}
      chosen={[query.kind, query.retired].filter(Boolean).length}
    >
      <Select
        name="kind"
        defaultValue={query.kind ?? ''}
        placeholder={t('anyKind')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        aria-label={t('kind')}
        className="sm:w-52"
      />
      <Select
        name="sort"
        defaultValue={query.sort}
        options={SORTS.map((value) => ({ value, label: t(value) }))}
        aria-label={t('sort')}
        className="sm:w-44"
      />
      <Checkbox name="retired" value="1" defaultChecked={query.retired} label={t('retired')} />
    </FilterForm>
  );
}
