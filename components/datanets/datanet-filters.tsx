import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { DatanetSearch } from '@/lib/schemas/datanet-search';

const SORT_OPTIONS: { value: DatanetSearch['sort']; label: string }[] = [
  { value: 'active', label: 'Lately active' },
  { value: 'newest', label: 'Newest' },
  { value: 'records', label: 'Most records' },
  { value: 'contributors', label: 'Most contributors' },
];

type Facet = { name: string; count: number };

/** A plain form: the filters live in the address, so a filtered list can be shared and works without script. */
export function DatanetFilters({
  search,
  facets,
}: {
  search: DatanetSearch;
  facets: { tags: Facet[]; licences: Facet[] };
}) {
  const filtered = search.q !== '' || search.tag !== '' || search.licence !== '' || search.open;
  const asOptions = (list: Facet[], chosen: string) => [
    ...list.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
    ...(chosen && !list.some(({ name }) => name === chosen) ? [{ value: chosen, label: chosen }] : []),
  ];
  return (
    <form action="/datanets" className="mb-6 grid gap-3 sm:flex sm:flex-wrap sm:items-center">
      <Input
        type="search"
        name="q"
        defaultValue={search.q}
        placeholder="Search Datanets"
        aria-label="Search Datanets"
        className="sm:w-64"
      />
      <div className="grid grid-cols-2 gap-3 sm:contents">
        <Select
          name="tag"
          defaultValue={search.tag}
          placeholder="Any tag"
          options={asOptions(facets.tags, search.tag)}
          aria-label="Tag"
          className="sm:w-40"
        />
        <Select
          name="licence"
          defaultValue={search.licence}
          placeholder="Any licence"
          options={asOptions(facets.licences, search.licence)}
          aria-label="Licence"
          className="sm:w-44"
        />
        <Select
          name="sort"
          defaultValue={search.sort}
          options={SORT_OPTIONS}
          aria-label="Sort by"
          className="sm:w-44"
        />
        <Checkbox name="open" value="1" defaultChecked={search.open} label="Open to all" className="self-center" />
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Apply
        </Button>
        {filtered ? (
          <ButtonLink href="/datanets" variant="quiet">
            Clear
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
