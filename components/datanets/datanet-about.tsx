import { Badge } from '@/components/ui/badge';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** What the Datanet is for, and what a record of it consists of; folded away above the records. */
export function DatanetAbout({ description, schema }: { description: string | null; schema: DatanetSchema | null }) {
  if (!schema) return null;
  return (
    <details className="mb-5 rounded-lg border border-line bg-surface px-5 py-3.5 text-sm open:pb-5">
      <summary className="select-none font-medium">
        About this Datanet <span className="font-normal text-faint">and what a record consists of</span>
      </summary>
      {description ? <p className="mt-3 max-w-3xl whitespace-pre-wrap text-muted">{description}</p> : null}
      <dl className="mt-4 grid gap-3">
        {schema.fields.map((field) => (
          <div key={field.name} className="grid gap-1 sm:grid-cols-[10rem_1fr]">
            <dt>
              <code className="font-mono">{field.name}</code>
              <span className="ml-2 text-faint text-xs">
                {field.kind}
                {field.required ? '' : ', optional'}
              </span>
            </dt>
            <dd className="text-muted">
              {field.description}
              {field.labels ? (
                <span className="mt-1.5 flex flex-wrap gap-1.5">
                  {field.labels.map((label) => (
                    <Badge key={label}>{label}</Badge>
                  ))}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
