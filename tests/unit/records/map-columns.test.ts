import { describe, expect, it } from 'vitest';
import { guessMapping, mapRow } from '@/lib/records/map-columns';
import type { DatanetSchema } from '@/lib/schemas/datanet';

const schema: DatanetSchema = {
  fields: [
    { name: 'text', kind: 'text', required: true, description: '' },
    { name: 'label', kind: 'label', required: true, description: '', labels: ['a', 'b'] },
    { name: 'river_km', kind: 'number', required: false, description: '' },
  ],
};

describe('guessMapping', () => {
  it('matches equal names, whatever their case and punctuation', () => {
    expect(guessMapping(['River km', 'LABEL', 'Text'], schema)).toEqual({
      text: { from: 'column', column: 'Text' },
      label: { from: 'column', column: 'LABEL' },
      river_km: { from: 'column', column: 'River km' },
    });
  });

  it('knows the usual other names', () => {
    expect(guessMapping(['utterance', 'intent', 'id'], schema)).toMatchObject({
      text: { from: 'column', column: 'utterance' },
      label: { from: 'column', column: 'intent' },
      river_km: { from: 'nowhere' },
    });
  });

  it('gives the one column left to the one required field left', () => {
    expect(guessMapping(['label', 'Beobachtung'], schema)).toMatchObject({
      text: { from: 'column', column: 'Beobachtung' },
    });
  });

  it('never uses a column twice', () => {
    const guess = guessMapping(['text'], schema);
    expect(guess.text).toEqual({ from: 'column', column: 'text' });
    expect(guess.label).toEqual({ from: 'nowhere' });
  });
});

describe('mapRow', () => {
  it('takes columns and constants and leaves the rest out', () => {
    const row = { line: 2, values: { t: 'hello', other: 'x' } };
    expect(
      mapRow(row, {
        text: { from: 'column', column: 't' },
        label: { from: 'constant', value: 'a' },
        river_km: { from: 'column', column: 'missing' },
      }),
    ).toEqual({ text: 'hello', label: 'a' });
  });

  it('does not take inherited properties for columns', () => {
    expect(mapRow({ line: 1, values: {} }, { text: { from: 'column', column: 'constructor' } })).toEqual({});
  });
});
