import type { SourceRow } from '@/lib/records/source-row';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** Where a field's value comes from: a column of the file, the same words for every record, or nowhere. */
export type FieldSource =
  | { readonly from: 'column'; readonly column: string }
  | { readonly from: 'constant'; readonly value: string }
  | { readonly from: 'nowhere' };

/** By field name of the Datanet's schema. */
export type ColumnMapping = Readonly<Record<string, FieldSource>>;

/** Other names people give to the columns of the two kinds that nearly every Datanet has. */
const OTHER_NAMES = {
  text: [
    'text',
    'message',
    'body',
    'content',
    'sentence',
    'utterance',
    'question',
    'query',
    'description',
    'note',
    'comment',
    'observation',
    'report',
  ],
  label: ['label', 'category', 'class', 'intent', 'topic', 'tag', 'type', 'target', 'kind'],
  number: ['number', 'value', 'amount', 'score'],
} as const;

/**
 * Guesses which column holds which field: first equal names (case, spaces and punctuation aside), then the usual
 * other names of the field's kind, then the one column left for the one field left. A column serves one field.
 */
export function guessMapping(columns: readonly string[], schema: DatanetSchema): ColumnMapping {
  const free = new Map(columns.map((column) => [column, simplify(column)]));
  const mapping: Record<string, FieldSource> = {};
  const take = (field: string, column: string | undefined) => {
    if (column === undefined) return;
    mapping[field] = { from: 'column', column };
    free.delete(column);
  };
  const find = (names: readonly string[]) => {
    for (const name of names) for (const [column, simple] of free) if (simple === name) return column;
    return undefined;
  };
  for (const field of schema.fields) take(field.name, find([simplify(field.name)]));
  for (const field of schema.fields) if (!mapping[field.name]) take(field.name, find(OTHER_NAMES[field.kind]));
  const open = schema.fields.filter((field) => field.required && !mapping[field.name]);
  const [only] = open;
  if (only && open.length === 1 && free.size === 1) take(only.name, [...free.keys()][0]);
  for (const field of schema.fields) mapping[field.name] ??= { from: 'nowhere' };
  return mapping;
}

/** A row's values under the Datanet's field names. */
export function mapRow(row: SourceRow, mapping: ColumnMapping): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(mapping)) {
    if (source.from === 'constant') fields[name] = source.value;
    else if (source.from === 'column' && Object.hasOwn(row.values, source.column))
      fields[name] = row.values[source.column];
  }
  return fields;
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
