'use client';

import { Trash2 } from 'lucide-react';
import { useSay, useTexts } from '#texts';
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

const KINDS = ['text', 'label', 'number'] as const;

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
  const t = useTexts('datanets.schemaEditor');
  const say = useSay();
  const errorOf = (path: string) => (errors[path] === undefined ? undefined : say(errors[path]));
  const set = (key: string, change: Partial<DraftField>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...change } : field)));
  return (
    <div className="grid gap-4">
      {fields.map((field, index) => (
        <div key={field.key} className="grid gap-4 rounded-lg border border-line p-4 sm:grid-cols-2">
          <Field label={t('name')} hint={t('nameHint')} error={errorOf(`${index}.name`)}>
            {(control) => (
              <Input
                {...control}
                value={field.name}
                maxLength={40}
                onChange={(event) => set(field.key, { name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('kind')}>
            {(control) => (
              <Select
                {...control}
                value={field.kind}
                options={KINDS.map((value) => ({ value, label: t(value) }))}
                onChange={(event) => {
                  const { value } = event.target;
                  if (value === 'text' || value === 'label' || value === 'number') set(field.key, { kind: value });
                }}
              />
            )}
          </Field>
          <Field className="sm:col-span-2" label={t('description')} optional error={errorOf(`${index}.description`)}>
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
              label={t('labels')}
              hint={t('labelsHint')}
              optional
              error={errorOf(`${index}.labels`)}
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
              label={t('required')}
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
              {t('remove')}
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
          {t('add')}
        </Button>
      </div>
    </div>
  );
}

/** A new, empty field. */
export function emptyField(): DraftField {
  return { key: crypto.randomUUID(), name: '', kind: 'text', required: false, description: '', labels: '' };
}
