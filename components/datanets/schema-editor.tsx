'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';

/** A field of the schema as it is being typed; `key` tells fields apart while their names change. */
export type DraftField = {
  key: string;
  name: string;
  kind: 'text' | 'label' | 'number';
  required: boolean;
  description: string;
  /** One a line. */
  labels: string;
  /** Longest text, where the schema sets one; kept as it is. */
  maxLength?: number;
};

const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'label', label: 'Label, one of a list' },
  { value: 'number', label: 'Number' },
];

/** What a record consists of, field by field. */
export function SchemaEditor({
  fields,
  onChange,
  errors,
}: {
  fields: readonly DraftField[];
  onChange: (fields: DraftField[]) => void;
  /** By field position and property: "0.name". */
  errors: Readonly<Record<string, string>>;
}) {
  const set = (key: string, change: Partial<DraftField>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...change } : field)));
  return (
    <div className="grid gap-4">
      {fields.map((field, index) => (
        <div key={field.key} className="grid gap-4 rounded-lg border border-line p-4 sm:grid-cols-2">
          <Field label="Field name" hint="Lower case: text, river_km" error={errors[`${index}.name`]}>
            {(control) => (
              <Input
                {...control}
                value={field.name}
                maxLength={40}
                onChange={(event) => set(field.key, { name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Kind">
            {(control) => (
              <Select
                {...control}
                value={field.kind}
                options={KINDS}
                onChange={(event) => {
                  const { value } = event.target;
                  if (value === 'text' || value === 'label' || value === 'number') set(field.key, { kind: value });
                }}
              />
            )}
          </Field>
          <Field className="sm:col-span-2" label="What stands in it" optional error={errors[`${index}.description`]}>
            {(control) => (
              <Input
                {...control}
                value={field.description}
                maxLength={300}
                onChange={(event) => set(field.key, { description: event.target.value })}
              />
            )}
          </Field>
          {field.kind === 'label' ? (
            <Field
              className="sm:col-span-2"
              label="Labels"
              hint="One a line. Leave it empty to take any short text."
              optional
              error={errors[`${index}.labels`]}
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={4}
                  value={field.labels}
                  onChange={(event) => set(field.key, { labels: event.target.value })}
                />
              )}
            </Field>
          ) : null}
          <div className="flex items-center justify-between gap-3 sm:col-span-2">
            <Checkbox
              label="Every record has it"
              checked={field.required}
              onChange={(event) => set(field.key, { required: event.target.checked })}
            />
            <Button
              variant="quiet"
              size="sm"
              disabled={fields.length === 1}
              onClick={() => onChange(fields.filter((other) => other.key !== field.key))}
            >
              <Trash2 aria-hidden="true" />
              Remove the field
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="secondary"
          size="sm"
          disabled={fields.length >= 20}
          onClick={() => onChange([...fields, emptyField()])}
        >
          Add a field
        </Button>
      </div>
    </div>
  );
}

/** A new, empty field. */
export function emptyField(): DraftField {
  return { key: crypto.randomUUID(), name: '', kind: 'text', required: false, description: '', labels: '' };
}
