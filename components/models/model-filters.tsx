import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ModelSearch } from '@/lib/schemas/model-search';

const SORT_OPTIONS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'most-asked', label: 'Most asked' },
  { value: 'cheapest', label: 'Lowest price' },
  { value: 'most-accurate', label: 'Most accurate' },
];

/** A plain form: the filters live in the address, so a filtered list can be shared. */
export function ModelFilters({ query }: { query: ModelSearch }) {
  return (
    <form action="/models" className="mb-6 flex flex-wrap items-center gap-3">
      <Input
        type="search"
        name="q"
        defaultValue={query.q ?? ''}
        placeholder="Search models"
        aria-label="Search models"
        className="w-full sm:w-72"
      />
      <Select name="sort" defaultValue={query.sort} options={SORT_OPTIONS} aria-label="Sort by" className="w-44" />
      <Checkbox name="retired" value="1" defaultChecked={query.retired} label="Show retired" />
      <Button type="submit" variant="secondary">
        Apply
      </Button>
    </form>
  );
}
