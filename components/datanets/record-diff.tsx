import { TextDiff } from '@/components/ui/text-diff';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

/** What one record changes of another, field by field; fields that stayed the same stand as they are. */
export function RecordDiff({
  before,
  after,
  schema,
}: {
  before: RecordFields;
  after: RecordFields;
  schema: DatanetSchema | null;
}) {
  const order = schema?.fields.map(({ name }) => name) ?? [];
  const known = new Set(order);
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !known.has(name));
  const names = [...order, ...others].filter((name) => Object.hasOwn(before, name) || Object.hasOwn(after, name));
  return (
    <dl className="grid gap-2">
      {names.map((name) => (
        <div key={name} className="min-w-0">
          <dt className="text-faint text-xs">{name}</dt>
          <dd translate="no">
            <TextDiff before={String(before[name] ?? '')} after={String(after[name] ?? '')} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
