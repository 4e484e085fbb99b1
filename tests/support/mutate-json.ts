import type { Json } from '@/lib/core/canonical-json';

/** A place in a JSON value, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** Every place of a value that holds a text, a number, a boolean, null, or an array. */
export function listPlaces(value: Json, path: JsonPath = []): JsonPath[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item: Json, k) => listPlaces(item, [...path, k]))];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => listPlaces(member, [...path, key]));
}

/** The value with another one in one place. `uniform` gives numbers in [0, 1). */
export function mutateAt(value: Json, path: JsonPath, uniform: () => number): Json {
  const [key, ...rest] = path;
  if (key === undefined) return mutate(value, uniform);
  if (Array.isArray(value)) return value.map((item: Json, k) => (k === key ? mutateAt(item, rest, uniform) : item));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, member]) => [
      name,
      name === key ? mutateAt(member, rest, uniform) : member,
    ]),
  );
}

function mutate(value: Json, uniform: () => number): Json {
  if (value === null) return '0';
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return mutateNumber(value, uniform);
  if (Array.isArray(value)) return mutateArray(value, uniform);
  if (typeof value === 'string') return mutateText(value, uniform);
  return value;
}

/** A whole number one more or less; another number by the last of its bits. */
function mutateNumber(value: number, uniform: () => number): number {
  if (Number.isInteger(value)) return value === 0 || uniform() < 0.5 ? value + 1 : value - 1;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) ^ 1n);
  return view.getFloat64(0);
}

function mutateArray(value: readonly Json[], uniform: () => number): Json {
  const [first] = value;
  if (first === undefined) return ['0'];
  const at = Math.floor(uniform() * value.length);
  return uniform() < 0.5 ? value.filter((_, k) => k !== at) : [...value, first];
}

function mutateText(value: string, uniform: () => number): string {
  if (/^-?\d+$/.test(value)) return (BigInt(value) + 1n).toString();
  if (value === '') return 'x';
  // Of a hash or an address the prefix stays.
  const from = value.startsWith('0x') ? 2 : 0;
  const at = from + Math.floor(uniform() * (value.length - from));
  const other = value[at] === '7' ? '8' : '7';
  return value.slice(0, at) + other + value.slice(at + 1);
}

/** A place as a report names it: `shares[2].amount`. */
export function writePath(path: JsonPath): string {
  return path.reduce<string>(
    (written, key) => (typeof key === 'number' ? `${written}[${key}]` : written === '' ? key : `${written}.${key}`),
    '',
  );
}
