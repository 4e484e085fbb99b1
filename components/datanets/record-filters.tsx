import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { RecordSearch } from '@/lib/schemas/datanet-search';

/** The record viewer's filters: a plain form whose answers stand in the address. */
export function RecordFilters({
  datanetId,
  schema,
  search,
}: {
  datanetId: number;
  schema: DatanetSchema | null;
  search: RecordSearch;
}) {
  const t = useTexts('datanets.recordFilters');
  const field = schema?.fields.find((one) => one.kind === 'label');
  const path = `/datanets/${datanetId}`;
  return (
    <form action={path} className="mb-4 grid gap-3 sm:flex sm:flex-wrap sm:items-center">
      <Input
        type="search"
        name="q"
        defaultValue={search.q}
        placeholder={t('search')}
        aria-label={t('search')}
        className="sm:w-72"
      />
      {field?.labels ? (
        <Select
          name="label"
          defaultValue={search.label}
          placeholder={t('any', { field: field.name })}
          options={field.labels.map((label) => ({ value: label, label }))}
          aria-label={field.name}
          className="sm:w-52"
        />
      ) : field ? (
        <Input
          name="label"
          defaultValue={search.label}
          placeholder={t('any', { field: field.name })}
          aria-label={field.name}
          className="sm:w-44"
        />
      ) : null}
      {search.contributor ? <input type="hidden" name="contributor" value={search.contributor} /> : null}
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          {t('submit')}
        </Button>
        {search.q || search.label || search.contributor ? (
          <ButtonLink href={path} variant="quiet">
            {t('clear')}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
