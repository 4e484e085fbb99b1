import type { GgufFile } from '@/lib/models/decoder/gguf/read-gguf';

/** Reads a header's values by their kind; `refuse` makes the error for one that is missing or of another kind. */
export function readHeader({ header }: Pick<GgufFile, 'header'>, refuse: (why: string) => Error) {
  const missing = (key: string) => refuse(`its “${key}” is missing or of another kind`);
  const found = <Value>(key: string, is: (value: unknown) => value is Value, otherwise: Value | undefined): Value => {
    const value = header.get(key) ?? otherwise;
    if (!is(value)) throw missing(key);
    return value;
  };
  const isText = (value: unknown) => typeof value === 'string';
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  const isSize = (value: unknown): value is number => isNumber(value) && value > 0 && value < 2 ** 31;
  const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
  return {
    text: (key: string, otherwise?: string): string => found(key, isText, otherwise),
    /** A whole number above 0. */
    number: (key: string, otherwise?: number): number => {
      const value = found(key, isSize, otherwise);
      if (!Number.isInteger(value)) throw missing(key);
      return value;
    },
    /** Any number above 0. */
    fraction: (key: string, otherwise?: number): number => found(key, isSize, otherwise),
    texts: (key: string): readonly string[] => {
      const list = found(key, isList, undefined);
      return list.map((value) => {
        if (!isText(value)) throw missing(key);
        return value;
      });
    },
    numbers: (key: string): readonly number[] => {
      const list = found(key, isList, []);
      return list.map((value) => {
        if (!isNumber(value)) throw missing(key);
        return value;
      });
    },
  };
}
