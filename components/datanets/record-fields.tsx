import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { RecordFields, SchemaField } from '@/lib/schemas/datanet';

/** What has to be known of a schema to show records of it: the order of their fields, and which are labels. */
export type FieldKinds = { readonly fields: readonly Pick<SchemaField, 'name' | 'kind'>[] };

/** A record's values, one under the other, as the plain text they are: whatever stands in them is never markup. */
export function RecordFieldsView({
  fields,
  schema,
  clamp = false,
  className,
}: {
  fields: RecordFields;
  schema: FieldKinds | null;
  /** Cuts long texts after some lines, for lists. */
  clamp?: boolean;
  className?: string;
}) {
  const order = schema?.fields.map((field) => field.name) ?? [];
  const names = [
    ...order.filter((name) => Object.hasOwn(fields, name)),
    ...Object.keys(fields).filter((name) => !order.includes(name)),
  ];
  const kinds = new Map(schema?.fields.map(({ name, kind }) => [name, kind]));
  const texts = names.filter((name) => kinds.get(name) !== 'label');
  const labels = names.filter((name) => kinds.get(name) === 'label');
  return (
    <div className={cn('grid gap-2', className)} translate="no">
      {texts.map((name) => (
        <div key={name} className="min-w-0">
          {texts.length > 1 ? <p className="text-faint text-xs">{name}</p> : null}
          <p className={cn('whitespace-pre-wrap break-words', clamp && 'line-clamp-4')}>{String(fields[name])}</p>
        </div>
      ))}
      {labels.length > 0 ? (
        <p className="flex flex-wrap gap-1.5">
          {labels.map((name) => (
            <Badge key={name} tone="river" title={name}>
              {String(fields[name])}
            </Badge>
          ))}
        </p>
      ) : null}
    </div>
  );
}
