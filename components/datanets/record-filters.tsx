'use client';

import { useTexts } from '#texts';
import { FilterForm } from '@/components/ui/filter-form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

/** What a Datanet's records can be narrowed by. Rendered for the browser, so that a long list of labels is sent once. */
export function RecordFilters({
  path,
  field,
  search,
}: {
  path: string;
  /** The label field that can be filtered by. */
  field: { name: string; labels: readonly string[] | null } | null;
  search: { q: string; label: string; contributor: string };
}) {
  const t = useTexts('datanets.recordFilters');
  const { q, label, contributor } = search;
  // A label that is in no list any more can still be what is shown.
  const labels =
    field?.labels && label !== '' && !field.labels.includes(label) ? [...field.labels, label] : field?.labels;
  return (
    // Begun anew when a link leads to other filters: the fields keep what was typed otherwise.
    <FilterForm
      key={`${q}\n${label}\n${contributor}`}
      path={path}
      q={q}
      label={t('search')}
      chosen={label === '' ? 0 : 1}
      kept={{ contributor }}
    >
      {field && labels ? (
        <Select
          name="label"
          defaultValue={label}
          placeholder={t('any', { field: field.name })}
          options={labels.map((value) => ({ value, label: value }))}
          aria-label={field.name}
          className="max-sm:col-span-2 sm:w-52"
        />
      ) : field ? (
        <Input
          name="label"
          defaultValue={label}
          placeholder={t('any', { field: field.name })}
          aria-label={field.name}
          className="max-sm:col-span-2 sm:w-44"
        />
      ) : null}
    </FilterForm>
  );
}
