const PREFIX = 'tributary-';

/** A model's name in the API: its number behind the product's name, as names of numbers alone mean nothing to other tools. */
export function modelName(id: number): string {
  return `${PREFIX}${id}`;
}

/** The number of a model that is named so, or by its number alone; null for any other name. */
export function readModelName(name: string): number | null {
  const digits = /^(?:tributary-)?([1-9]\d{0,8})$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
