import { useTexts } from '#texts';
import {
  describeType,
  descriptionOf,
  listFields,
  type ShownSchema,
  shownFields,
} from '@/components/api/describe-schema';
import { type FieldRow, FieldTable } from '@/components/api/field-table';
import { CodeBlock } from '@/components/ui/code-block';

/** An endpoint as the reference shows it: plain data, its schemas as JSON Schema. */
export type ShownEndpoint = {
  id: string;
  method: string;
  path: string;
  auth: 'none' | 'key' | 'keyOrSession' | 'provider' | 'scheduler';
  summary: string;
  parameters: readonly { name: string; place: 'path' | 'query' | 'header'; required: boolean; schema: ShownSchema }[];
  body: ShownSchema | 'bytes' | null;
  example: unknown;
  reply: ShownSchema | 'bytes' | 'openai';
};

/** One endpoint: what it is for, who may ask, what is sent and what comes back. */
export function EndpointCard({ endpoint }: { endpoint: ShownEndpoint }) {
  const t = useTexts('api.endpointCard');
  const { id, method, path, auth, summary, parameters, body, example, reply } = endpoint;
  const places: FieldRow[] = parameters.map(({ name, place, required, schema }) => ({
    name,
    place,
    required,
    type: describeType(schema),
    description: descriptionOf(schema),
  }));
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6 border-line border-t py-6">
      <h3 id={`${id}-title`} className="font-sans text-base">
        {summary}
      </h3>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <code className="break-all font-mono text-river text-sm" translate="no">
          {method.toUpperCase()} {path}
        </code>
        <span className="text-faint text-xs">{t(auth)}</span>
      </p>
      <div className="mt-4 grid gap-5 lg:grid-cols-2">
        <div className="grid content-start gap-5">
          {places.length > 0 ? <FieldTable title={t('parameters')} rows={places} /> : null}
          {body ? <Shape title={t('body')} schema={body} /> : null}
          <Shape title={t('reply')} schema={reply} />
        </div>
        {example === undefined ? null : (
          <CodeBlock className="self-start" label={t('example')} code={JSON.stringify(example, null, 2)} />
        )}
      </div>
    </article>
  );
}

function Shape({ title, schema }: { title: string; schema: ShownSchema | 'bytes' | 'openai' }) {
  const t = useTexts('api.endpointCard');
  if (schema === 'bytes' || schema === 'openai') {
    return (
      <p className="text-sm">
        <span className="block font-medium">{title}</span>
        <span className="text-muted">{t(schema)}</span>
      </p>
    );
  }
  const fields = shownFields(schema);
  return (
    <div>
      {fields.length > 0 ? (
        <FieldTable title={title} rows={fields} />
      ) : (
        <p className="text-sm">
          <span className="block font-medium">{title}</span>
          <span className="text-muted">{t('nothing')}</span>
        </p>
      )}
      {schema.type === 'array' ? <p className="mt-1 text-faint text-xs">{t('list')}</p> : null}
      {fields.length < listFields(schema).length ? <p className="mt-1 text-faint text-xs">{t('others')}</p> : null}
      {fields.length > 0 ? (
        <details className="mt-1 text-sm">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('whole')}</summary>
          <CodeBlock className="mt-2 [&_pre]:max-h-96" label={title} code={JSON.stringify(schema, null, 2)} />
        </details>
      ) : null}
    </div>
  );
}
