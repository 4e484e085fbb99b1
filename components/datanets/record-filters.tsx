'use client';

import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

/**
 * The record viewer's filters: a plain form whose answers stand in the address. Rendered for the browser, so that a long
 * list of labels is sent once.
 */
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
    <form
      key={`${q}\n${label}\n${contributor}`}
      action={path}
      className="mb-4 grid gap-3 sm:flex sm:flex-wrap sm:items-center"
    >
      <Input
        type="search"
        name="q"
        defaultValue={q}
        placeholder={t('search')}
        aria-label={t('search')}
        className="sm:w-72"
      />
      {field && labels ? (
        <Select
          name="label"
          defaultValue={label}
          placeholder={t('any', { field: field.name })}
          options={labels.map((value) => ({ value, label: value }))}
          aria-label={field.name}
          className="sm:w-52"
        />
      ) : field ? (
        <Input
          name="label"
          defaultValue={label}
          placeholder={t('any', { field: field.name })}
          aria-label={field.name}
          className="sm:w-44"
        />
      ) : null}
      {contributor ? <input type="hidden" name="contributor" value={contributor} /> : null}
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          {t('submit')}
        </Button>
        {q || label || contributor ? (
          <ButtonLink href={path} variant="quiet">
            {t('clear')}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
