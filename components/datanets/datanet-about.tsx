import { useTexts } from '#texts';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** What the Datanet is for, and what a record of it consists of; folded away above the records. */
export function DatanetAbout({ description, schema }: { description: string | null; schema: DatanetSchema | null }) {
  const t = useTexts('datanets.datanetAbout');
  if (!schema) return null;
  return (
    <details className="text-sm">
      <summary className="select-none text-pretty py-1 font-medium">
        {t('title')} <span className="font-normal text-faint">{t('subtitle')}</span>
      </summary>
      {description ? (
        <p className="mt-3 max-w-3xl whitespace-pre-wrap text-muted" translate="no">
          {description}
        </p>
      ) : null}
      <dl className="mt-4 grid gap-3">
        {schema.fields.map((field) => (
          <div key={field.name} className="grid gap-1 sm:grid-cols-[12rem_1fr]">
            <dt>
              <code className="font-mono">{field.name}</code>
              <span className="ml-2 text-faint text-xs">
                {t('kind', { kind: field.kind, required: String(field.required) })}
              </span>
            </dt>
            <dd className="text-muted" translate="no">
              {field.description}
              {field.labels ? <span className="mt-1 block text-faint">{field.labels.join(' · ')}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
