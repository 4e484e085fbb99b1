import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { DATANET_SORTS, type DatanetSearch } from '@/lib/schemas/datanet-search';

type Facet = { name: string; count: number };

/** A plain form: the filters live in the address, so a filtered list can be shared and works without script. */
export function DatanetFilters({
  search,
  facets,
}: {
  search: DatanetSearch;
  facets: { tags: Facet[]; licences: Facet[] };
}) {
  const t = useTexts('datanets.datanetFilters');
  const filtered = search.q !== '' || search.tag !== '' || search.licence !== '' || search.open;
  const asOptions = (list: Facet[], chosen: string) => [
    ...list.map(({ name, count }) => ({ value: name, label: t('option', { name, count }) })),
    ...(chosen && !list.some(({ name }) => name === chosen) ? [{ value: chosen, label: chosen }] : []),
  ];
  return (
    // Begun anew when a link leads to other filters: the fields keep what was chosen otherwise.
    <form
      key={JSON.stringify({ ...search, page: 1 })}
      action="/datanets"
      className="mb-6 grid gap-3 sm:flex sm:flex-wrap sm:items-center"
    >
      <Input
        type="search"
        name="q"
        defaultValue={search.q}
        placeholder={t('search')}
        aria-label={t('search')}
        className="sm:w-64"
      />
      <div className="grid grid-cols-2 gap-3 sm:contents">
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
        <Checkbox name="open" value="1" defaultChecked={search.open} label={t('open')} className="self-center" />
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          {t('apply')}
        </Button>
        {filtered ? (
          <ButtonLink href="/datanets" variant="quiet">
            {t('clear')}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
