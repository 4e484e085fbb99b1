'use client';

import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { DEFAULT_MAX_LENGTH, type SchemaField } from '@/lib/schemas/datanet';

/** What a person has typed, by field name; an empty text is a field left out. */
export type TypedRecord = Readonly<Record<string, string>>;

/** The fields of one record, as controls. A text that is too long is told so, never cut: what was pasted stays whole. */
export function RecordForm({
  fields,
  record,
  onChange,
}: {
  fields: readonly SchemaField[];
  record: TypedRecord;
  onChange: (record: TypedRecord) => void;
}) {
  const t = useTexts('contribute.recordForm');
  const tooLong = ({ kind, maxLength = DEFAULT_MAX_LENGTH }: SchemaField, value: string) =>
    kind === 'text' && value.trim().length > maxLength
      ? t('tooLong', { length: value.trim().length, most: maxLength })
      : undefined;
  return (
    <div className="grid gap-4">
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.name}
          hint={field.description || undefined}
          error={tooLong(field, record[field.name] ?? '')}
          optional={!field.required}
        >
          {(control) => {
            const value = record[field.name] ?? '';
            const set = (next: string) => onChange({ ...record, [field.name]: next });
            if (field.kind === 'label' && field.labels) {
              return (
                <Select
                  {...control}
                  value={value}
                  placeholder={t('choose')}
                  options={field.labels.map((label) => ({ value: label, label }))}
                  onChange={(event) => set(event.target.value)}
                />
              );
            }
            if (field.kind === 'text') {
              return <Textarea {...control} value={value} rows={3} onChange={(event) => set(event.target.value)} />;
            }
            return (
              <Input
                {...control}
                value={value}
                inputMode={field.kind === 'number' ? 'decimal' : 'text'}
                onChange={(event) => set(event.target.value)}
              />
            );
          }}
        </Field>
      ))}
    </div>
  );
}
