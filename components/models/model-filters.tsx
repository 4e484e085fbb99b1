import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ModelSearch } from '@/lib/schemas/model-search';
import type { ModelKind } from '@/lib/schemas/training';

const SORTS = ['newest', 'most-asked', 'cheapest', 'most-accurate'] as const satisfies readonly ModelSearch['sort'][];

/** What one asks for first, then what is asked least often by itself. */
const KINDS = ['classifier', 'retrieval', 'adapter', 'endpoint', 'decoder'] as const satisfies readonly ModelKind[];

/** A plain form: the filters live in the address, so a filtered list can be shared. */
export function ModelFilters({ query }: { query: ModelSearch }) {
  const t = useTexts('models.modelFilters');
  return (
    <form action="/models" className="mb-6 flex flex-wrap items-center gap-3">
      <Input
        type="search"
        name="q"
        defaultValue={query.q ?? ''}
        placeholder={t('search')}
        aria-label={t('search')}
        className="w-full sm:w-72"
      />
      <Select
        name="kind"
        defaultValue={query.kind ?? ''}
        placeholder={t('anyKind')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        aria-label={t('kind')}
        className="w-52"
      />
      <Select
        name="sort"
        defaultValue={query.sort}
        options={SORTS.map((value) => ({ value, label: t(value) }))}
        aria-label={t('sort')}
        className="w-44"
      />
      <Checkbox name="retired" value="1" defaultChecked={query.retired} label={t('retired')} />
      <Button type="submit" variant="secondary">
        {t('apply')}
      </Button>
    </form>
  );
}
