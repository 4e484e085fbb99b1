'use client';

import type { MetadataDraft } from '@/components/datanets/metadata-draft';
import { SchemaEditor } from '@/components/datanets/schema-editor';
import { SimilarityFields } from '@/components/datanets/similarity-fields';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { LICENCES } from '@/lib/schemas/datanet';

/** Name, description, licence and schema of a Datanet, as controls. */
export function MetadataFields({
  draft,
  onChange,
  errors,
  schemaNote,
}: {
  draft: MetadataDraft;
  onChange: (draft: MetadataDraft) => void;
  errors: Readonly<Record<string, string>>;
  schemaNote: string;
}) {
  const fieldErrors = Object.fromEntries(
    Object.entries(errors).flatMap(([path, message]) => (path.startsWith('fields.') ? [[path.slice(7), message]] : [])),
  );
  const licences = Object.entries(LICENCES).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Card>
        <CardHeader title="What it is about" />
        <div className="grid gap-4">
          <Field label="Name" error={errors.name}>
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                maxLength={80}
                onChange={(event) => onChange({ ...draft, name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Summary" hint="One sentence, for the list." error={errors.summary}>
            {(control) => (
              <Input
                {...control}
                value={draft.summary}
                maxLength={200}
                onChange={(event) => onChange({ ...draft, summary: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Description"
            hint="What belongs in it, what does not, and what curators look for."
            error={errors.description}
            optional
          >
            {(control) => (
              <Textarea
                {...control}
                rows={5}
                maxLength={8_000}
                value={draft.description}
                onChange={(event) => onChange({ ...draft, description: event.target.value })}
              />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Tags" hint="Separated by commas, up to 8." error={errors.tags} optional>
              {(control) => (
                <Input
                  {...control}
                  value={draft.tags}
                  onChange={(event) => onChange({ ...draft, tags: event.target.value })}
                />
              )}
            </Field>
            <Field label="Licence" hint="Under which everybody contributes." error={errors.licence}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.licence}
                  options={licences}
                  onChange={(event) => onChange({ ...draft, licence: event.target.value })}
                />
              )}
            </Field>
          </div>
        </div>
      </Card>
      <Card>
        <CardHeader title="What a record consists of" description={schemaNote} />
        {errors.fields ? (
          <Alert tone="bad" className="mb-4">
            {errors.fields}
          </Alert>
        ) : null}
        <SchemaEditor
          fields={draft.fields}
          onChange={(fields) => onChange({ ...draft, fields })}
          errors={fieldErrors}
        />
      </Card>
      <SimilarityFields draft={draft} onChange={onChange} errors={errors} />
    </>
  );
}
