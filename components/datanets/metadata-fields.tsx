'use client';

import { useSay, useTexts } from '#texts';
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
  const t = useTexts('datanets.metadataFields');
  const say = useSay();
  const errorOf = (path: string) => (errors[path] === undefined ? undefined : say(errors[path]));
  const fieldErrors = Object.fromEntries(
    Object.entries(errors).flatMap(([path, message]) => (path.startsWith('fields.') ? [[path.slice(7), message]] : [])),
  );
  const licences = Object.entries(LICENCES).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <>
      <Card>
        <CardHeader title={t('aboutTitle')} />
        <div className="grid gap-4">
          <Field label={t('name')} error={errorOf('name')}>
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                maxLength={80}
                onChange={(event) => onChange({ ...draft, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('summary')} hint={t('summaryHint')} error={errorOf('summary')}>
            {(control) => (
              <Input
                {...control}
                value={draft.summary}
                maxLength={200}
                onChange={(event) => onChange({ ...draft, summary: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('description')} hint={t('descriptionHint')} error={errorOf('description')} optional>
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
            <Field label={t('tags')} hint={t('tagsHint')} error={errorOf('tags')} optional>
              {(control) => (
                <Input
                  {...control}
                  value={draft.tags}
                  onChange={(event) => onChange({ ...draft, tags: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('licence')} hint={t('licenceHint')} error={errorOf('licence')}>
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
        <CardHeader title={t('schemaTitle')} description={schemaNote} />
        {errors.fields ? (
          <Alert tone="bad" className="mb-4">
            {errorOf('fields')}
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
