import { describe, expect, it } from 'vitest';
import { RecordForm } from '@/components/contribute/record-form';
import { renderWithTexts } from '@/tests/support/render-texts';

const FIELDS = [{ name: 'text', description: '', kind: 'text' as const, required: true, maxLength: 10 }];
const shown = (text: string) =>
  renderWithTexts(<RecordForm fields={FIELDS} record={{ text }} onChange={() => undefined} />, ['contribute', 'ui']);

describe('RecordForm', () => {
  it('keeps a text whole that is too long, and says how much fits', () => {
    const page = shown('a text of 23 characters');
    expect(page).toContain('a text of 23 characters</textarea>');
    expect(page).not.toMatch(/maxlength/i);
    expect(page).toContain('23 characters; at most 10 fit.');
    expect(page).toContain('aria-invalid="true"');
  });

  it('says nothing of a text that fits', () => {
    expect(shown('short')).not.toContain('at most');
  });
});
