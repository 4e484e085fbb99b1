import { useTexts } from '#texts';
import { Checkbox } from '@/components/ui/checkbox';
import { FilterForm } from '@/components/ui/filter-form';
import { Select } from '@/components/ui/select';
import { DATANET_SORTS, type DatanetSearch } from '@/lib/schemas/datanet-search';

type Facet = { name: string; count: number };

/** What the list of Datanets can be narrowed and ordered by. */
export function DatanetFilters({
  search,
  facets,
}: {
  search: DatanetSearch;
  facets: { tags: Facet[]; licences: Facet[] };
}) {
  const t = useTexts('datanets.datanetFilters');
  const asOptions = (list: Facet[], chosen: string) => [
    ...list.map(({ name, count }) => ({ value: name, label: t('option', { name, count }) })),
    ...(chosen && !list.some(({ name }) => name === chosen) ? [{ value: chosen, label: chosen }] : []),
  ];
  return (
    // Begun anew when a link leads to other filters: the fields keep what was chosen otherwise.
    <FilterForm
      key={JSON.stringify({ ...search, page: 1 })}
      path="/datanets"
      q={search.q}
      label={t('search')}
      chosen={[search.tag, search.licence, search.open].filter(Boolean).length}
    >
      <Select
        name="tag"
        defaultValue={search.tag}
        placeholder={t('anyTag')}
        options={asOptions(facets.tags, search.tag)}
        aria-label={t('tag')}
        className="sm:w-40"
      />
      <Select
        name="licence"
        defaultValue={search.licence}
        placeholder={t('anyLicence')}
        options={asOptions(facets.licences, search.licence)}
        aria-label={t('licence')}
        className="sm:w-44"
      />
      <Select
        name="sort"
        defaultValue={search.sort}
        options={DATANET_SORTS.map((value) => ({ value, label: t(value) }))}
        aria-label={t('sort')}
        className="sm:w-44"
      />
      <Checkbox name="open" value="1" defaultChecked={search.open} label={t('open')} />
    </FilterForm>
  );
}
