import { describe, expect, it } from 'vitest';
import { createModelNamer } from '@/components/models/get-model-namer';
import { GERMAN, textsFor } from '@/tests/support/texts';

describe('createModelNamer', () => {
  it('keeps the name that the files give', () => {
    expect(createModelNamer(textsFor('models.getModelNamer', GERMAN))(7, 'Model railways')).toBe('Model railways');
  });

  it('names one that is not read yet by its number, in the reader’s language', () => {
    expect(createModelNamer(textsFor('models.getModelNamer'))(1234, null)).toBe('Model 1234');
    expect(createModelNamer(textsFor('models.getModelNamer', GERMAN))(1234, null)).toBe('Modell 1234');
  });
});
