import { describe, expect, it } from 'vitest';
import { checkRecord } from '@/lib/records/check-record';
import type { DatanetSchema } from '@/lib/schemas/datanet';

const schema: DatanetSchema = {
  fields: [
    { name: 'text', kind: 'text', required: true, description: '', maxLength: 20 },
    { name: 'label', kind: 'label', required: true, description: '', labels: ['good', 'bad'] },
    { name: 'score', kind: 'number', required: false, description: '' },
  ],
};

describe('checkRecord', () => {
  it('returns fields in normal form', () => {
    expect(checkRecord(schema, { text: ' e\u0301\r\nb ', label: 'good ', score: ' 1.50 ' })).toEqual({
      ok: true,
      fields: { text: 'é\nb', label: 'good', score: 1.5 },
    });
  });

  it('leaves out what is empty and optional', () => {
    expect(checkRecord(schema, { text: 'a', label: 'bad', score: '  ' })).toEqual({
      ok: true,
      fields: { text: 'a', label: 'bad' },
    });
  });

  it('is settled: checking checked fields changes nothing', () => {
    const once = checkRecord(schema, { text: '  x ', label: 'bad', score: '-0' });
    expect(once.ok && checkRecord(schema, once.fields)).toEqual(once);
  });

  it('takes no label of signs alone for another', () => {
    const signs: DatanetSchema = {
      fields: [{ name: 'sign', kind: 'label', required: true, description: '', labels: ['+', '-'] }],
    };
    expect(checkRecord(signs, { sign: '*' })).toMatchObject({ problem: expect.stringMatching(/: \+, -\.$/) });
  });

  it.each([
    ['a missing field', { label: 'good' }, /"text" is empty/],
    ['white space alone', { text: ' \n', label: 'good' }, /"text" is empty/],
    ['a long text', { text: 'x'.repeat(21), label: 'good' }, /21 characters; at most 20/],
    ['an unknown label', { text: 'a', label: 'Good' }, /"Good" is not one of the labels/],
    ['a label like no other', { text: 'a', label: 'fine' }, /"fine" is not one of the labels of "label": /],
    [
      'another spelling of a label',
      { text: 'a', label: 'GOOD ' },
      /"GOOD" is not one of the labels of "label". Is "good" meant\?/,
    ],
    ['a word for a number', { text: 'a', label: 'good', score: 'ten' }, /should be a number/],
    ['hexadecimal', { text: 'a', label: 'good', score: '0x10' }, /should be a number/],
    ['a number without end', { text: 'a', label: 'good', score: '1e999' }, /should be a number/],
    ['an unknown field', { text: 'a', label: 'good', extra: 'b' }, /no field "extra"/],
    ['an inherited name', { text: 'a', label: 'good', constructor: 'b' }, /no field "constructor"/],
    ['a NUL character', { text: 'a\u0000', label: 'good' }, /no text/],
    ['half a surrogate pair', { text: '\ud800', label: 'good' }, /no text/],
    ['a list', { text: ['a'], label: 'good' }, /neither a text nor a number/],
  ])('refuses %s', (_, fields, problem) => {
    const checked = checkRecord(schema, fields);
    expect(checked.ok).toBe(false);
    expect(checked.ok || checked.problem).toMatch(problem);
  });
});
