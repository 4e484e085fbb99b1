import type { RecordFields } from '@/lib/records/record-line';

/** Everything a record says in words, one field a line in the order of the fields' names: what search looks through. */
export function recordText(fields: RecordFields): string {
  return Object.keys(fields)
    .sort()
    .map((name) => fields[name])
    .filter((value) => typeof value === 'string')
    .join('\n');
}
