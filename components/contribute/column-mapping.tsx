'use client';

import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ColumnMapping, FieldSource } from '@/lib/records/map-columns';
import type { DatanetSchema, SchemaField } from '@/lib/schemas/datanet';

/** Which column of the file becomes which field, or the same words for every record. */
export function ColumnMappingForm({
  schema,
  columns,
  mapping,
  onChange,
}: {
  schema: DatanetSchema;
  columns: readonly string[];
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {schema.fields.map((field) => (
        <FieldMapping
          key={field.name}
          field={field}
          columns={columns}
          source={mapping[field.name] ?? { from: 'nowhere' }}
          onChange={(source) => onChange({ ...mapping, [field.name]: source })}
        />
      ))}
    </div>
  );
}

function FieldMapping({
  field,
  columns,
  source,
  onChange,
}: {
  field: SchemaField;
  columns: readonly string[];
  source: FieldSource;
  onChange: (source: FieldSource) => void;
}) {
  const t = useTexts('contribute.columnMapping');
  const options = [
    ...columns.map((column, index) => ({ value: `column:${index}`, label: t('column', { column }) })),
    { value: 'constant', label: t('constant') },
    { value: 'nowhere', label: field.required ? t('nothingRequired') : t('nothing') },
  ];
  const value = source.from === 'column' ? `column:${columns.indexOf(source.column)}` : source.from;
  const choose = (chosen: string) => {
    const column = chosen.startsWith('column:') ? columns[Number(chosen.slice(7))] : undefined;
    if (column !== undefined) onChange({ from: 'column', column });
    else if (chosen === 'constant') onChange({ from: 'constant', value: field.labels?.[0] ?? '' });
    else onChange({ from: 'nowhere' });
  };
  return (
    <Field
      label={t('label', { field: field.name })}
      hint={field.description || undefined}
      error={field.required && source.from === 'nowhere' ? t('required', { field: field.name }) : undefined}
    >
      {(control) => (
        <div className="grid gap-2">
          <Select {...control} value={value} options={options} onChange={(event) => choose(event.target.value)} />
          {source.from !== 'constant' ? null : field.labels ? (
            <Select
              aria-label={t('everyRecord', { field: field.name })}
              value={source.value}
              options={field.labels.map((label) => ({ value: label, label }))}
              onChange={(event) => onChange({ from: 'constant', value: event.target.value })}
            />
          ) : (
            <Input
              aria-label={t('everyRecord', { field: field.name })}
              value={source.value}
              onChange={(event) => onChange({ from: 'constant', value: event.target.value })}
            />
          )}
        </div>
      )}
    </Field>
  );
}
