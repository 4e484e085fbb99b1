/** JSON Schema as far as a reader of the reference wants to see it. */
export type ShownSchema = { readonly [key: string]: unknown };

export type ShownField = { name: string; type: string; required: boolean; description: string };

/** The fields of an object's schema, or of the objects in a list; none where it is something else. */
export function listFields(schema: ShownSchema): ShownField[] {
  const object = isSchema(schema.items) ? schema.items : schema;
  const required = Array.isArray(object.required) ? object.required : [];
  return Object.entries(isSchema(object.properties) ? object.properties : {}).map(([name, value]) => ({
    name,
    type: isSchema(value) ? describeType(value) : 'any',
    required: required.includes(name),
    description: isSchema(value) ? descriptionOf(value) : '',
  }));
}

/** The fields worth a row: without what only tells clients that it is not supported here. */
export function shownFields(schema: ShownSchema): ShownField[] {
  return listFields(schema).filter(({ type, required }) => type !== 'any' || required);
}

/** What a schema says that it means; empty where it says nothing. */
export function descriptionOf({ description }: ShownSchema): string {
  return typeof description === 'string' ? description : '';
}

/** A type in a few signs: `string`, `integer 1–1000`, `"a" | "b"`, `object[]`. */
export function describeType(schema: ShownSchema): string {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = [schema.anyOf, schema.oneOf].find(Array.isArray);
  if (choices) return [...new Set(choices.filter(isSchema).map(describeType))].join(' | ');
  if (schema.type === 'array') return `${isSchema(schema.items) ? bracket(describeType(schema.items)) : 'any'}[]`;
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (typeof schema.type !== 'string') return 'any';
  return `${schema.type}${describeBounds(schema)}`;
}

function describeBounds(schema: ShownSchema): string {
  if (typeof schema.format === 'string') return ` (${schema.format})`;
  const [least, most] =
    schema.type === 'string' ? [schema.minLength, schema.maxLength] : [schema.minimum, schema.maximum];
  const isBound = (bound: unknown) => typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  if (isBound(least) && isBound(most)) return ` ${least}–${most}`;
  if (isBound(most)) return ` ≤ ${most}`;
  return isBound(least) ? ` ≥ ${least}` : '';
}

function bracket(type: string): string {
  return type.includes(' ') ? `(${type})` : type;
}

function isSchema(value: unknown): value is ShownSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
