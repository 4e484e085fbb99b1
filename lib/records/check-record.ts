import { isStorableText } from '@/lib/core/storable-text';
import { normaliseText } from '@/lib/records/normalise-text';
import type { RecordFields } from '@/lib/records/record-line';
import { type DatanetSchema, DEFAULT_MAX_LENGTH, type SchemaField } from '@/lib/schemas/datanet';

/** Of a label that a schema does not list, in UTF-16 units. */
const MAX_LABEL_LENGTH = 80;

export type CheckedRecord = { ok: true; fields: RecordFields } | { ok: false; problem: string };

/**
 * Checks one record against a Datanet's schema and returns its fields in normal form: texts normalised, numbers
 * parsed, empty optional fields left out. `fields` is what a person's file held: strings, or numbers. The problem
 * is a sentence for that person.
 */
export function checkRecord(schema: DatanetSchema, fields: Readonly<Record<string, unknown>>): CheckedRecord {
  const known = new Set(schema.fields.map((field) => field.name));
  const stranger = Object.keys(fields).find((name) => !known.has(name));
  if (stranger !== undefined) return { ok: false, problem: `The Datanet has no field "${stranger.slice(0, 60)}".` };
  const checked: Record<string, string | number> = {};
  for (const field of schema.fields) {
    const result = checkField(field, Object.hasOwn(fields, field.name) ? fields[field.name] : undefined);
    if (!result.ok) return result;
    if (result.value !== undefined) checked[field.name] = result.value;
  }
  if (Object.keys(checked).length === 0) return { ok: false, problem: 'The record is empty.' };
  return { ok: true, fields: checked };
}

type CheckedField = { ok: true; value: string | number | undefined } | { ok: false; problem: string };

function checkField(field: SchemaField, value: unknown): CheckedField {
  if (value === undefined || value === null || (typeof value === 'string' && normaliseText(value) === '')) {
    if (field.required) return { ok: false, problem: `The field "${field.name}" is empty, and it is required.` };
    return { ok: true, value: undefined };
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { ok: false, problem: `The field "${field.name}" holds neither a text nor a number.` };
  }
  if (field.kind === 'number') return checkNumber(field, value);
  return checkText(field, String(value));
}

function checkNumber(field: SchemaField, value: string | number): CheckedField {
  const text = typeof value === 'string' ? value.trim() : '';
  const number =
    typeof value === 'number' ? value : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number)) {
    return {
      ok: false,
      problem: `The field "${field.name}" should be a number, and it is "${shorten(String(value))}".`,
    };
  }
  // Minus zero would read back as another value than it was written.
  return { ok: true, value: number === 0 ? 0 : number };
}

function checkText(field: SchemaField, raw: string): CheckedField {
  const value = normaliseText(raw);
  if (!isStorableText(value)) {
    return {
      ok: false,
      problem: `The field "${field.name}" holds characters that are no text; save the file as UTF-8.`,
    };
  }
  const limit = field.kind === 'label' ? MAX_LABEL_LENGTH : (field.maxLength ?? DEFAULT_MAX_LENGTH);
  if (value.length > limit) {
    return { ok: false, problem: `The field "${field.name}" has ${value.length} characters; at most ${limit} fit.` };
  }
  if (field.kind === 'label' && field.labels && !field.labels.includes(value)) {
    const skeleton = skeletonOf(value);
    const meant = field.labels.find((label) => skeleton !== '' && skeletonOf(label) === skeleton);
    if (meant !== undefined) {
      return {
        ok: false,
        problem: `"${shorten(value)}" is not one of the labels of "${field.name}". Is "${meant}" meant?`,
      };
    }
    return {
      ok: false,
      problem: `"${shorten(value)}" is not one of the labels of "${field.name}": ${field.labels.slice(0, 12).join(', ')}${field.labels.length > 12 ? ', …' : ''}.`,
    };
  }
  return { ok: true, value };
}

/** A label's letters and digits alone: what two spellings of it share. */
function skeletonOf(label: string): string {
  return label.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
