import { describe, expect, it } from 'vitest';
import { createModelNamer } from '@/components/models/get-model-namer';
import { GERMAN, textsFor } from '@/tests/support/texts';

describe('createModelNamer', () => {
  it('keeps the name that the files give', () => {
    expect(createModelNamer(textsFor('models.getModelNamer', GERMAN))(7, 'Model railways')).toBe('Model railways');
  });

  it('tells two of one name apart by their numbers, and leaves the others alone', () => {
    const nameOf = createModelNamer(textsFor('models.getModelNamer'), [
      { id: 2, name: 'Fault finder' },
      { id: 5, name: 'Bankside' },
      { id: 5, name: 'Bankside' },
      { id: 6, name: 'Fault finder' },
      { id: 7, name: null },
    ]);
    expect(nameOf(6, 'Fault finder')).toBe('Fault finder (model 6)');
    expect(nameOf(5, 'Bankside')).toBe('Bankside');
    expect(nameOf(7, null)).toBe('Model 7');
  });

  it('names one that is not read yet by its number, in the reader’s language', () => {
    expect(createModelNamer(textsFor('models.getModelNamer'))(1234, null)).toBe('Model 1234');
    expect(createModelNamer(textsFor('models.getModelNamer', GERMAN))(1234, null)).toBe('Modell 1234');
  });
});
