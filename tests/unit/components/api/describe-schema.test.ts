import { describe, expect, it } from 'vitest';
import { describeType, listFields } from '@/components/api/describe-schema';

describe('describeType', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'uuid' }, 'string (uuid)'],
    [{ type: 'string', minLength: 1, maxLength: 80 }, 'string 1–80'],
    [{ type: 'integer', minimum: 0 }, 'integer ≥ 0'],
    [{ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }, 'integer'],
    [{ type: 'integer', exclusiveMinimum: 0, maximum: 5 }, 'integer ≤ 5'],
    [{ type: ['boolean', 'null'] }, 'boolean | null'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: true }, 'true'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'string' }] }, 'string | null'],
    [{ type: 'array', items: { type: 'number' } }, 'number[]'],
    [{ type: 'array', items: { anyOf: [{ type: 'number' }, { type: 'null' }] } }, '(number | null)[]'],
    [{}, 'any'],
  ])('writes %j as %s', (schema, words) => {
    expect(describeType(schema)).toBe(words);
  });
});

describe('listFields', () => {
  const object = {
    type: 'object',
    properties: { a: { type: 'string', description: 'Its name.' }, b: {} },
    required: ['a'],
  };

  it('says which fields an object needs, and what they mean', () => {
    expect(listFields(object)).toEqual([
      { name: 'a', type: 'string', required: true, description: 'Its name.' },
      { name: 'b', type: 'any', required: false, description: '' },
    ]);
  });

  it('shows the fields of what a list holds', () => {
    expect(listFields({ type: 'array', items: object })).toHaveLength(2);
  });

  it('shows none of what has none', () => {
    expect(listFields({ type: 'string' })).toEqual([]);
    expect(listFields({ type: 'array' })).toEqual([]);
  });
});
